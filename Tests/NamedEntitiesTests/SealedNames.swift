/// Names written after the last threshold was set; one rule, for `ch` before r and l, came from their errors since.
enum SealedNames {
  /// Latin, Arabic and Cyrillic spelling of each name.
  static let rows = threeScripts(table)

  private static let table = """
    Mikhail Mishustin|ميخائيل ميشوستين|Михаил Мишустин
    Vyacheslav Volodin|فياتشيسلاف فولودين|Вячеслав Володин
    Valentina Matviyenko|فالنتينا ماتفيينكو|Валентина Матвиенко
    Sergei Naryshkin|سيرغي ناريشكين|Сергей Нарышкин
    Alexander Bortnikov|ألكسندر بورتنيكوف|Александр Бортников
    Igor Sechin|إيغور سيتشين|Игорь Сечин
    Alexei Kudrin|أليكسي كودرين|Алексей Кудрин
    Anatoly Antonov|أناتولي أنتونوف|Анатолий Антонов
    Sergei Ryabkov|سيرغي ريابكوف|Сергей Рябков
    Alexander Grushko|ألكسندر غروشكو|Александр Грушко
    Konstantin Kosachev|قسطنطين كوساتشيف|Константин Косачев
    Leonid Slutsky|ليونيد سلوتسكي|Леонид Слуцкий
    Viktor Yanukovych|فيكتور يانوكوفيتش|Виктор Янукович
    Yulia Tymoshenko|يوليا تيموشينكو|Юлия Тимошенко
    Vitali Klitschko|فيتالي كليتشكو|Виталий Кличко
    Denys Shmyhal|دينيس شميهال|Денис Шмыгаль
    Rustem Umerov|رستم عمروف|Рустем Умеров
    Salome Zourabichvili|سالومي زورابيشفيلي|Саломе Зурабишвили
    Mikheil Saakashvili|ميخائيل ساكاشفيلي|Михаил Саакашвили
    Nursultan Nazarbayev|نور سلطان نزارباييف|Нурсултан Назарбаев
    Kassym-Jomart Tokayev|قاسم جومارت توكاييف|Касым-Жомарт Токаев
    Shavkat Mirziyoyev|شوكت ميرضيائيف|Шавкат Мирзиёев
    Emomali Rahmon|إمام علي رحمان|Эмомали Рахмон
    Maia Sandu|مايا ساندو|Майя Санду
    Andrzej Sikorski|أندريه سيكورسكي|Анджей Сикорский
    Radoslaw Sikorski|رادوسلاف سيكورسكي|Радослав Сикорский
    Gitanas Nauseda|غيتاناس ناوسيدا|Гитанас Науседа
    Sauli Niinisto|ساولي نينيستو|Саули Ниинистё
    Alexander Stubb|ألكسندر ستوب|Александр Стубб
    Mette Frederiksen|ميته فريدريكسن|Метте Фредериксен
    Ulf Kristersson|أولف كريسترسون|Ульф Кристерссон
    Erna Solberg|إرنا سولبرغ|Эрна Сульберг
    Simon Harris|سايمون هاريس|Саймон Харрис
    Leo Varadkar|ليو فارادكار|Лео Варадкар
    Roberta Metsola|روبرتا ميتسولا|Роберта Метсола
    Christine Lagarde|كريستين لاغارد|Кристин Лагард
    Edouard Philippe|إدوار فيليب|Эдуар Филипп
    Gabriel Attal|غابرييل أتال|Габриэль Атталь
    Marine Le Pen|مارين لوبان|Марин Ле Пен
    Jordan Bardella|جوردان بارديلا|Жордан Барделла
    Robert Habeck|روبرت هابيك|Роберт Хабек
    Boris Pistorius|بوريس بيستوريوس|Борис Писториус
    Karl Nehammer|كارل نيهامر|Карл Нехаммер
    Alexander Schallenberg|ألكسندر شالنبرغ|Александр Шалленберг
    Antonio Tajani|أنطونيو تاياني|Антонио Таяни
    Matteo Salvini|ماتيو سالفيني|Маттео Сальвини
    Kyriakos Mitsotakis|كيرياكوس ميتسوتاكيس|Кириакос Мицотакис
    Nikos Christodoulides|نيكوس خريستودوليدس|Никос Христодулидис
    Jacinda Ardern|جاسيندا أرديرن|Джасинда Ардерн
    Anthony Albanese|أنتوني ألبانيز|Энтони Албанезе
    Penny Wong|بيني وونغ|Пенни Вонг
    Chrystia Freeland|كريستيا فريلاند|Христя Фриланд
    Mark Carney|مارك كارني|Марк Карни
    Claudia Sheinbaum|كلوديا شينباوم|Клаудия Шейнбаум
    Jair Bolsonaro|جايير بولسونارو|Жаир Болсонару
    Daniel Ortega|دانييل أورتيغا|Даниэль Ортега
    Nayib Bukele|نجيب بوكيلة|Найиб Букеле
    Mahathir Mohamad|مهاتير محمد|Махатхир Мохамад
    Anwar Ibrahim|أنور إبراهيم|Анвар Ибрагим
    Joko Widodo|جوكو ويدودو|Джоко Видодо
    Prabowo Subianto|برابوو سوبيانتو|Прабово Субианто
    Subrahmanyam Jaishankar|سوبراهمانيام جايشانكار|Субраманьям Джайшанкар
    Bilawal Bhutto Zardari|بيلاوال بوتو زرداري|Билавал Бхутто-Зардари
    Sirajuddin Haqqani|سراج الدين حقاني|Сираджуддин Хаккани
    Hibatullah Akhundzada|هبة الله آخوند زاده|Хайбатулла Ахундзада
    Zalmay Khalilzad|زلماي خليل زاد|Залмай Халилзад
    Hoshyar Zebari|هوشيار زيباري|Хошияр Зебари
    Nechirvan Barzani|نيجيرفان بارزاني|Нечирван Барзани
    Qais al-Khazali|قيس الخزعلي|Кайс аль-Хазали
    Fuad Hussein|فؤاد حسين|Фуад Хусейн
    Asaad al-Shaibani|أسعد الشيباني|Асаад аш-Шибани
    Mazloum Abdi|مظلوم عبدي|Мазлум Абди
    Faisal Mekdad|فيصل المقداد|Фейсал Микдад
    Gebran Bassil|جبران باسيل|Джебран Басиль
    Suleiman Frangieh|سليمان فرنجية|Сулейман Франжье
    Bisher al-Khasawneh|بشر الخصاونة|Бишр аль-Хасауна
    Anwar Gargash|أنور قرقاش|Анвар Гаргаш
    Khalid bin Salman|خالد بن سلمان|Халид бин Салман
    Jassim al-Budaiwi|جاسم البديوي|Джасем аль-Будайви
    Ahmed Aboul Gheit|أحمد أبو الغيط|Ахмед Абуль Гейт
    Mostafa Madbouly|مصطفى مدبولي|Мустафа Мадбули
    Abbas Kamel|عباس كامل|Аббас Камель
    Aguila Saleh|عقيلة صالح|Агила Салех
    Rached Ghannouchi|راشد الغنوشي|Рашид Ганнуши
    Nasser Bourita|ناصر بوريطة|Насер Бурита
    Ahmed Attaf|أحمد عطاف|Ахмед Аттаф
    Hakainde Hichilema|هاكايندي هيتشيليما|Хакаинде Хичилема
    William Ruto|ويليام روتو|Уильям Руто
    """
}
