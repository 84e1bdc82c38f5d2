/// Names written after the rules of four tables stood; the rules were then changed on rows with even numbers only.
enum FifthNames {
  /// Latin, Arabic and Cyrillic spelling of each name.
  static let rows = threeScripts(table)

  private static let table = """
    Winston Churchill|ونستون تشرشل|Уинстон Черчилль
    Woodrow Wilson|وودرو ويلسون|Вудро Вильсон
    Dwight Eisenhower|دوايت أيزنهاور|Дуайт Эйзенхауэр
    Zbigniew Brzezinski|زبيغنيو بريجنسكي|Збигнев Бжезинский
    Madeleine Albright|مادلين أولبرايت|Мадлен Олбрайт
    Warren Christopher|وارن كريستوفر|Уоррен Кристофер
    Caspar Weinberger|كاسبار واينبرغر|Каспар Уайнбергер
    Helmut Schmidt|هيلموت شميت|Гельмут Шмидт
    Willy Brandt|فيلي برانت|Вилли Брандт
    Konrad Adenauer|كونراد أديناور|Конрад Аденауэр
    Franz Beckenbauer|فرانتس بيكنباور|Франц Беккенбауэр
    Giulio Andreotti|جوليو أندريوتي|Джулио Андреотти
    Bettino Craxi|بيتينو كراكسي|Беттино Кракси
    Romano Prodi|رومانو برودي|Романо Проди
    Felipe González|فيليبي غونزاليس|Фелипе Гонсалес
    José María Aznar|خوسيه ماريا أثنار|Хосе Мария Аснар
    Alberto Fujimori|ألبرتو فوجيموري|Альберто Фухимори
    Augusto Pinochet|أوغستو بينوشيه|Аугусто Пиночет
    Salvador Allende|سلفادور أليندي|Сальвадор Альенде
    Gabriel García Márquez|غابرييل غارسيا ماركيز|Габриэль Гарсиа Маркес
    Valéry Giscard d'Estaing|فاليري جيسكار ديستان|Валери Жискар д'Эстен
    Édouard Balladur|إدوار بالادور|Эдуар Балладюр
    Lionel Jospin|ليونيل جوسبان|Лионель Жоспен
    Zinedine Zidane|زين الدين زيدان|Зинедин Зидан
    Kwame Nkrumah|كوامي نكروما|Кваме Нкрума
    Julius Nyerere|جوليوس نيريري|Джулиус Ньерере
    Jomo Kenyatta|جومو كينياتا|Джомо Кениата
    Patrice Lumumba|باتريس لومومبا|Патрис Лумумба
    Houari Boumediene|هواري بومدين|Хуари Бумедьен
    Habib Bourguiba|الحبيب بورقيبة|Хабиб Бургиба
    Abdelhamid Dbeibah|عبد الحميد الدبيبة|Абдель Хамид Дбейба
    Ghassan Salamé|غسان سلامة|Гассан Саламе
    Lakhdar Brahimi|الأخضر الإبراهيمي|Лахдар Брахими
    Abdullah Öcalan|عبد الله أوجلان|Абдулла Оджалан
    Bülent Ecevit|بولنت أجاويد|Бюлент Эджевит
    Süleyman Demirel|سليمان ديميريل|Сулейман Демирель
    Turgut Özal|تورغوت أوزال|Тургут Озал
    Ruhollah Khomeini|روح الله الخميني|Рухолла Хомейни
    Akbar Hashemi Rafsanjani|أكبر هاشمي رفسنجاني|Акбар Хашеми Рафсанджани
    Indira Gandhi|أنديرا غاندي|Индира Ганди
    Jawaharlal Nehru|جواهر لال نهرو|Джавахарлал Неру
    Junichiro Koizumi|جونيتشيرو كويزومي|Дзюнъитиро Коидзуми
    Yoshihide Suga|يوشيهيدي سوغا|Ёсихидэ Суга
    Eduard Shevardnadze|إدوارد شيفرنادزه|Эдуард Шеварднадзе
    Yevgeny Primakov|يفغيني بريماكوف|Евгений Примаков
    Slobodan Milošević|سلوبودان ميلوسوفيتش|Слободан Милошевич
    Radovan Karadžić|رادوفان كاراديتش|Радован Караджич
    Lech Wałęsa|ليخ فاليسا|Лех Валенса
    Václav Havel|فاتسلاف هافيل|Вацлав Гавел
    Nicolae Ceaușescu|نيكولاي تشاوشيسكو|Николае Чаушеску
    Ludwig Erhard|لودفيغ إرهارد|Людвиг Эрхард
    Hans-Dietrich Genscher|هانز ديتريش غينشر|Ганс-Дитрих Геншер
    Annegret Kramp-Karrenbauer|أنيغريت كرامب كارنباور|Аннегрет Крамп-Карренбауэр
    Karl Lauterbach|كارل لاوترباخ|Карл Лаутербах
    Nancy Faeser|نانسي فيزر|Нэнси Фезер
    Christine Lambrecht|كريستينه لامبرخت|Кристине Ламбрехт
    Gérald Darmanin|جيرالد دارمانان|Жеральд Дарманен
    Élisabeth Borne|إليزابيت بورن|Элизабет Борн
    Bruno Le Maire|برونو لومير|Брюно Ле Мэр
    Catherine Colonna|كاترين كولونا|Катрин Колонна
    Stéphane Séjourné|ستيفان سيجورنيه|Стефан Сежурне
    Xavier Bettel|كزافييه بيتل|Ксавье Беттель
    Sanna Marin|سانا مارين|Санна Марин
    Jonas Gahr Støre|يوناس غار ستوره|Йонас Гар Стёре
    Milo Đukanović|ميلو ديوكانوفيتش|Мило Джуканович
    Janez Janša|يانيز يانشا|Янез Янша
    Peter Pellegrini|بيتر بيليغريني|Петер Пеллегрини
    Daniel Noboa|دانيال نوبوا|Даниэль Нобоа
    Xiomara Castro|شيومارا كاسترو|Сиомара Кастро
    Félix Tshisekedi|فيليكس تشيسيكيدي|Феликс Чисекеди
    Bassirou Diomaye Faye|باسيرو ديوماي فاي|Бассиру Диомай Фай
    Najla Bouden|نجلاء بودن|Наджла Буден
    Abdul Latif Rashid|عبد اللطيف رشيد|Абдул Латиф Рашид
    """
}
