/// Words as they sound, vowels and all, so that their spellings in two scripts can be laid side by side.
///
/// `Skeleton` and `Sounds` look for candidates by consonants alone, by which `Maureen`, `Morone` and `مارين` are one;
/// here they are told apart. What an alignment of the sounds costs is after Kondrak (2000), with sounds in the classes of
/// Freeman, Condon & Ackerman (2006): Arabic writes no short vowels, Cyrillic writes all and has endings.
struct Transcription {
  /// The sounds, as ASCII letters: capitals, `b` and `f` for the Arabic letters that are P and V too, `c` for the Latin
  /// `ch` of many readings, `e` for a last one that may be mute, `` ` `` for ع.
  private let sounds: [UInt8]
  private let script: NameForm.Script

  /// The sounds of folded words of one script, run together; articles and particles that one script writes apart are
  /// left out.
  ///
  /// `hasArticle` tells whether ال in front of a word is the article, which other scripts leave out or write apart.
  init(_ words: some Sequence<[UInt16]>, script: NameForm.Script, hasArticle: Bool) {
    var sounds: [UInt8] = []
    for word in words where !Skeleton.particles.contains(word) {
      let bare = hasArticle ? Skeleton.withoutArticle(word) : word[...]
      for sound in Transcription.sounds(of: bare.map(Marks.bare))
      where sounds.last != sound || sound == SoundCosts.y { sounds.append(sound) }
    }
    self.sounds = sounds
    self.script = script
  }

  /// The number of consonants, where vowels and letters that may be vowels count a quarter.
  var weight: Float {
    sounds.reduce(0) { $0 + (SoundCosts.isConsonant($1) && $1 != SoundCosts.h ? 1 : 0.25) }
  }

  /// How alike two words in two scripts sound: 1 for all sounds, 0 or less for none; O(a × b).
  func likeness(to other: Transcription) -> Float {
    1 - distance(to: other) / max(weight, other.weight, 0.25)
  }

  private func distance(to other: Transcription) -> Float {
    let missing = other.sounds.indices.map { other.missing($0, in: script) }
    var row: [Float] = [0]
    for cost in missing { row.append(row[row.count - 1] + cost) }
    for (place, sound) in sounds.enumerated() {
      let cost = self.missing(place, in: other.script)
      var diagonal = row[0]
      row[0] += cost
      for (index, its) in other.sounds.enumerated() {
        let replaced = diagonal + SoundCosts.replacing(sound, its)
        diagonal = row[index + 1]
        row[index + 1] = min(replaced, row[index] + missing[index], row[index + 1] + cost)
      }
    }
    return row[row.count - 1]
  }

  /// What it costs that a word in another script has nothing for a sound.
  private func missing(_ place: Int, in other: NameForm.Script) -> Float {
    let sound = sounds[place]
    let isLast = place == sounds.count - 1
    switch script {
    case .arabic where sound == SoundCosts.a: return place == 0 ? 0.3 : isLast ? 0.5 : 0.4
    // Endings of cases.
    case .cyrillic where isLast && SoundCosts.isVowel(sound): return 0.1
    default: break
    }
    guard SoundCosts.isVowel(sound) else { return SoundCosts.missing(sound, isFirst: place == 0) }
    if sound == SoundCosts.muteE { return 0 }
    if other == .arabic { return place == 0 ? 0.5 : isLast ? sound == SoundCosts.e ? 0.15 : 0.3 : 0.06 }
    let isBesideVowel =
      place > 0 && !SoundCosts.isConsonant(sounds[place - 1])
      || !isLast && !SoundCosts.isConsonant(sounds[place + 1])
    return isBesideVowel ? 0.12 : isLast ? 0.25 : 0.4
  }

  // MARK: - Reading letters

  private static func sounds(of word: [UInt16]) -> [UInt8] {
    var sounds: [UInt8] = []
    var index = 0
    while index < word.count {
      let rest = word[index...]
      if let group = groups[word[index]]?.first(where: { rest.starts(with: $0.letters) }) {
        sounds += group.sounds
        index += group.letters.count
      } else {
        sounds += single[word[index]] ?? []
        index += 1
      }
    }
    if word.last == 0x65, sounds.count > 2 { sounds[sounds.count - 1] = SoundCosts.muteE }
    return sounds
  }

  /// Letters that are read together, by the first, the longest in front.
  private static let groups: [UInt16: [(letters: [UInt16], sounds: [UInt8])]] = {
    let all = """
      tsch C sch S tch C dzh J ch c sh S zh Z kh X gh G ph F th T ck K dj J cz C sz S ts C tz C qu KW oo U ou U ee I \
      ight AIT gio JO gia JA giu JU jc J ce SE ci SI cy SI дж J тс C дз S тч C دج J تش C تس S
      """.split(separator: " ")
    var groups: [UInt16: [(letters: [UInt16], sounds: [UInt8])]] = [:]
    for index in stride(from: 0, to: all.count, by: 2) {
      let letters = Array(all[index].utf16)
      groups[letters[0], default: []].append((letters, Array(all[index + 1].utf8)))
    }
    return groups.mapValues { $0.sorted { $0.letters.count > $1.letters.count } }
  }()

  private static let single: [UInt16: [UInt8]] = {
    let all = [
      ("P", "pпپ"), ("B", "bб"), ("b", "ب"), ("T", "tтتطثþ"), ("D", "dдدضð"), ("K", "ckqкقك"), ("F", "fф"),
      ("V", "vвڤ"), ("f", "ف"), ("G", "gгغگ"), ("H", "hحه"),
      ("J", "jج"), ("X", "хخ"), ("S", "szßсзшщسصشزذظ"), ("L", "lлل"), ("M", "mмم"), ("N", "nнن"),
      ("R", "rрر"),
      ("W", "wوؤ"), ("C", "цчچ"), ("Z", "ж"), ("A", "aаاة"), ("E", "eæœеэє"), ("I", "iyиыйії"), ("O", "oо"),
      ("U", "uу"), ("Y", "يئ"), ("`", "ع"), ("KS", "x"), ("IU", "ю"), ("IA", "я"),
    ]
    var single: [UInt16: [UInt8]] = [:]
    for (sounds, letters) in all { for letter in letters.utf16 { single[letter] = Array(sounds.utf8) } }
    return single
  }()
}
