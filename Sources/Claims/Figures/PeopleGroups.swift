import TextKernels

/// People of whom reports give counts of their own, by the words of seven languages; folded as figures have them.
enum PeopleGroups {
  /// The English word for the group a noun names; none for people at large.
  static let table: [String: String] = {
    let rows: [(group: String, words: String)] = [
      (
        "children",
        "children child girls boys enfants enfant kinder kind niños niño çocuk детей дети ребенок طفلا طفل أطفال اطفال"
      ),
      ("women", "women woman femmes femme frauen frau mujeres mujer kadın женщин женщины نساء امرأة امراة"),
      // Outlets give the same people other names.
      (
        "fighters",
        "fighters rebels militants terrorists insurgents militiamen jihadists gunmen attackers rebelles kämpfer "
          + "rebellen terroristen combatientes rebeldes terroristas боевиков مسلحا مسلحين مسلحون"
      ),
      (
        "soldiers",
        "soldiers troops servicemen soldats militaires soldaten soldados militares asker askeri солдат военных "
          + "военнослужащих جنديا جندي جنود عسكريا عسكريين"
      ),
      ("police", "policemen police officers policiers polizisten policías polisi polis полицейских شرطيا"),
      ("medics", "medics doctors nurses paramedics"),
      ("firefighters", "firefighters itfaiyeci إطفائيا إطفائيين"),
      ("journalists", "journalists"),
    ]
    var table: [String: String] = [:]
    for row in rows {
      for word in row.words.split(separator: " ") { table[Folding.folded(String(word))] = row.group }
    }
    return table
  }()
}
