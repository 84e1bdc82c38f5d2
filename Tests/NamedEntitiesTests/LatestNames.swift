/// Names written after all rules stood.
///
/// The rules were then changed on rows with even numbers; the errors of the others were seen.
enum LatestNames {
  /// Latin, Arabic and Cyrillic spelling of each name.
  static let rows = threeScripts(table)

  private static let table = """
    Petr Pavel|بيتر بافيل|Петр Павел
    Edi Rama|إيدي راما|Эди Рама
    Albin Kurti|ألبين كورتي|Альбин Курти
    Milorad Dodik|ميلوراد دوديك|Милорад Додик
    Sadyr Japarov|صدير جباروف|Садыр Жапаров
    Gurbanguly Berdimuhamedow|قربان قلي بردي محمدوف|Гурбангулы Бердымухамедов
    Asif Ali Zardari|آصف علي زرداري|Асиф Али Зардари
    Rahul Gandhi|راهول غاندي|Рахул Ганди
    Sheikh Hasina|الشيخة حسينة|Шейх Хасина
    Muhammad Yunus|محمد يونس|Мухаммад Юнус
    Aung San Suu Kyi|أونغ سان سو تشي|Аун Сан Су Чжи
    Ferdinand Marcos|فرديناند ماركوس|Фердинанд Маркос
    Rodrigo Duterte|رودريغو دوتيرتي|Родриго Дутерте
    Yoon Suk Yeol|يون سوك يول|Юн Сок Ёль
    Gabriel Boric|غابرييل بوريك|Габриэль Борич
    Evo Morales|إيفو موراليس|Эво Моралес
    Miguel Diaz-Canel|ميغيل دياز كانيل|Мигель Диас-Канель
    Juan Guaido|خوان غوايدو|Хуан Гуайдо
    Jacob Zuma|جاكوب زوما|Джейкоб Зума
    Yoweri Museveni|يويري موسيفيني|Йовери Мусевени
    Uhuru Kenyatta|أوهورو كينياتا|Ухуру Кеньята
    Isaias Afwerki|إسياس أفورقي|Исайяс Афеверки
    Salva Kiir|سلفا كير|Салва Киир
    Riek Machar|رياك مشار|Риек Мачар
    Bola Tinubu|بولا تينوبو|Бола Тинубу
    Muhammadu Buhari|محمد بخاري|Мохаммаду Бухари
    Macky Sall|ماكي سال|Маки Салл
    Alassane Ouattara|الحسن واتارا|Алассан Уаттара
    Denis Sassou Nguesso|دينيس ساسو نغيسو|Дени Сассу-Нгессо
    Felix Tshisekedi|فيليكس تشيسيكيدي|Феликс Чисекеди
    Aziz Akhannouch|عزيز أخنوش|Азиз Аханнуш
    Bisher Khasawneh|بشر الخصاونة|Бишер аль-Хасауна
    Bashar Jaafari|بشار الجعفري|Башар Джаафари
    Hadi al-Bahra|هادي البحرة|Хади аль-Бахра
    Ammar al-Hakim|عمار الحكيم|Аммар аль-Хаким
    Hadi al-Amiri|هادي العامري|Хади аль-Амири
    Aidarus al-Zoubaidi|عيدروس الزبيدي|Айдарус аз-Зубейди
    Badr Albusaidi|بدر البوسعيدي|Бадр аль-Бусаиди
    Sabri Saidam|صبري صيدم|Сабри Сайдам
    Hussein al-Sheikh|حسين الشيخ|Хусейн аш-Шейх
    Ziad Nakhaleh|زياد النخالة|Зияд ан-Нахаля
    Gadi Eisenkot|غادي آيزنكوت|Гади Айзенкот
    Avigdor Liberman|أفيغدور ليبرمان|Авигдор Либерман
    Novak Djokovic|نوفاك ديوكوفيتش|Новак Джокович
    Robert Lewandowski|روبرت ليفاندوفسكي|Роберт Левандовский
    Khabib Nurmagomedov|حبيب نورمحمدوف|Хабиб Нурмагомедов
    Mesut Ozil|مسعود أوزيل|Месут Озил
    Orhan Pamuk|أورهان باموق|Орхан Памук
    Naguib Mahfouz|نجيب محفوظ|Нагиб Махфуз
    Luka Modric|لوكا مودريتش|Лука Модрич
    Zlatan Ibrahimovic|زلاتان إبراهيموفيتش|Златан Ибрагимович
    Karim Benzema|كريم بنزيما|Карим Бензема
    Kylian Mbappe|كيليان مبابي|Килиан Мбаппе
    Thierry Henry|تييري هنري|Тьерри Анри
    Didier Drogba|ديدييه دروغبا|Дидье Дрогба
    Samuel Eto'o|صامويل إيتو|Самюэль Это'о
    Achraf Hakimi|أشرف حكيمي|Ашраф Хакими
    Riyad Mahrez|رياض محرز|Рияд Марез
    Sadio Mane|ساديو ماني|Садио Мане
    Pep Guardiola|بيب غوارديولا|Пеп Гвардиола
    Carlo Ancelotti|كارلو أنشيلوتي|Карло Анчелотти
    Jose Mourinho|جوزيه مورينيو|Жозе Моуринью
    Jurgen Klopp|يورغن كلوب|Юрген Клопп
    Gianni Infantino|جياني إنفانتينو|Джанни Инфантино
    Sepp Blatter|سيب بلاتر|Зепп Блаттер
    Michel Platini|ميشيل بلاتيني|Мишель Платини
    Thomas Bach|توماس باخ|Томас Бах
    Rafael Nadal|رافائيل نادال|Рафаэль Надаль
    Roger Federer|روجر فيدرر|Роджер Федерер
    Andy Murray|آندي موراي|Энди Маррей
    Serena Williams|سيرينا وليامس|Серена Уильямс
    Maria Sharapova|ماريا شارابوفا|Мария Шарапова
    Lewis Hamilton|لويس هاميلتون|Льюис Хэмилтон
    Max Verstappen|ماكس فيرستابن|Макс Ферстаппен
    Michael Schumacher|مايكل شوماخر|Михаэль Шумахер
    Usain Bolt|يوسين بولت|Усэйн Болт
    Gabriel Garcia Marquez|غابرييل غارسيا ماركيز|Габриэль Гарсиа Маркес
    Paulo Coelho|باولو كويلو|Пауло Коэльо
    Salman Rushdie|سلمان رشدي|Салман Рушди
    Mahmoud Darwish|محمود درويش|Махмуд Дарвиш
    Elias Khoury|إلياس خوري|Элиас Хури
    Amin Maalouf|أمين معلوف|Амин Маалуф
    Edward Said|إدوارد سعيد|Эдвард Саид
    Noam Chomsky|نعوم تشومسكي|Ноам Хомский
    Fyodor Dostoevsky|فيودور دوستويفسكي|Федор Достоевский
    Anton Chekhov|أنطون تشيخوف|Антон Чехов
    Alexander Pushkin|ألكسندر بوشكين|Александр Пушкин
    Maxim Gorky|مكسيم غوركي|Максим Горький
    Vladimir Nabokov|فلاديمير نابوكوف|Владимир Набоков
    Albert Einstein|ألبرت أينشتاين|Альберт Эйнштейн
    Stephen Hawking|ستيفن هوكينغ|Стивен Хокинг
    Mark Zuckerberg|مارك زوكربيرغ|Марк Цукерберг
    Jeff Bezos|جيف بيزوس|Джефф Безос
    Bill Gates|بيل غيتس|Билл Гейтс
    Sam Altman|سام ألتمان|Сэм Альтман
    Julian Assange|جوليان أسانج|Джулиан Ассанж
    Edward Snowden|إدوارد سنودن|Эдвард Сноуден
    Jamal Khashoggi|جمال خاشقجي|Джамаль Хашогги
    Shireen Abu Akleh|شيرين أبو عاقلة|Ширин Абу Акле
    Nadia Murad|نادية مراد|Надия Мурад
    Malala Yousafzai|ملالا يوسفزاي|Малала Юсуфзай
    Shirin Ebadi|شيرين عبادي|Ширин Эбади
    Narges Mohammadi|نرجس محمدي|Наргиз Мохаммади
    Mikhail Khodorkovsky|ميخائيل خودوركوفسكي|Михаил Ходорковский
    Garry Kasparov|غاري كاسباروف|Гарри Каспаров
    Svetlana Tikhanovskaya|سفيتلانا تيخانوفسكايا|Светлана Тихановская
    Kirill Budanov|كيريل بودانوف|Кирилл Буданов
    Yulia Svyrydenko|يوليا سفيريدينكو|Юлия Свириденко
    Hakan Sukur|هاكان شوكور|Хакан Шюкюр
    Nihat Zeybekci|نهاد زيبكجي|Нихат Зейбекчи
    Omer Celik|عمر جليك|Омер Челик
    Fahrettin Altun|فخر الدين ألتون|Фахреттин Алтун
    Selahattin Demirtas|صلاح الدين دميرطاش|Селахаттин Демирташ
    """
}
