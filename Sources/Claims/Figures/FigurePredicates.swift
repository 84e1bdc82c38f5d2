import TextKernels

/// What befell those a number counts, where the word for it is not simply the nearest.
extension SentenceFigures {
  /// What a verb in the passive says behind a participle: `sixteen pupils kidnapped in May were freed`.
  ///
  /// English; looks up to a mark, a number or a new clause.
  func passive(behind participle: Int, of number: NumberReading) -> String? {
    // `Five of the hostages were freed`: a noun right in front of the verb says as little as a participle.
    let isSubject = isOneOf(number) && participle + 1 < words.count && isAuxiliary(participle + 1)
    guard lexicon.isEnglish, participle > 0, !isAuxiliary(participle - 1),
      isParticiple(participle) || isSubject
    else { return nil }
    var index = participle + 1
    while index < min(words.count, participle + 14), !isBreak(before: index), meanings[index] != .stop {
      if words[index].isNumber || FigureWords.and.contains(words[index].hash) { return nil }
      if isAuxiliary(index) {
        for verb in index + 1..<max(index + 1, min(words.count, index + 4)) {
          if case .thing(let name)? = meanings[verb] { return isFate(name) ? name : nil }
        }
        return nil
      }
      index += 1
    }
    return nil
  }

  /// Whether English `freed` is said of people held by others: not of those freed from a wreck.
  var isOfCaptives: Bool {
    lexicon.isEnglish && (meanings.contains(.thing("hostages")) || meanings.contains(.thing("detained")))
      && words.indices.contains { text($0) == "freed" }
  }

  private func isParticiple(_ index: Int) -> Bool {
    ["ed", "en", "taken"].contains { text(index).hasSuffix($0) }
  }

  private func isAuxiliary(_ index: Int) -> Bool {
    ["was", "were", "are", "been", "being"].contains(text(index))
  }

  /// Whether a word for what befalls people only says what kind a noun is: `rescue service`, `death penalty`.
  func isCompound(_ index: Int) -> Bool {
    guard lexicon.isEnglish, index + 1 < words.count, numbers.isJoined(index + 1) else { return false }
    return lexicon.isModifier(words[index]) && lexicon.isHead(words[index + 1])
  }

  /// Whether people are said to have to leave, at `leave`: `4,300 people have had to leave`.
  func isMadeToLeave(_ index: Int) -> Bool {
    guard lexicon.isEnglish, index > 1, text(index) == "leave", text(index - 1) == "to" else { return false }
    return ["had", "forced", "ordered", "told", "compelled", "obliged", "have"].contains(text(index - 2))
  }

  /// Whether those a number counts are said to be in somebody's power: `remain in the hands of`, `still held` behind
  /// a count of hostages.
  func areHeld(_ number: NumberReading, after last: Figure?) -> Bool {
    guard lexicon.isEnglish else { return false }
    let next = number.words.upperBound
    for index in next..<max(next, min(words.count, next + 10)) {
      if index > next, isBreak(before: index) { return false }
      guard index > next else { continue }
      let before = text(index - 1)
      if text(index) == "hands", before == "the", meanings[next..<index].contains(.remaining) { return true }
      if text(index) == "held", before == "still" || before == "being",
        last?.thing == "hostages" || last?.thing == "freed"
      {
        return true
      }
    }
    return false
  }

  /// The noun whose number somebody puts: `puts the jobs at risk at no more than 900`.
  func nounOfEstimate(_ number: NumberReading) -> String? {
    let first = number.words.lowerBound
    let reach = max(0, first - 14)..<first
    guard lexicon.isEnglish, first > 1, words[first - 1].length <= 4,
      let verb = reach.last(where: { lexicon.isEstimate(words[$0]) })
    else { return nil }
    let object = verb + 1..<min(first, verb + 4)
    guard let noun = object.first(where: { CountedNouns.has(name($0)) }) else { return nil }
    return (noun + 1..<first).contains { isBreak(before: $0) || words[$0].isNumber } ? nil : name(noun)
  }

  /// Whether Arabic `إصابة` is an infection: `64 إصابة بالحصبة`.
  func isInfection(_ number: NumberReading) -> Bool {
    let next = number.words.upperBound
    return words[next..<max(next, min(words.count, next + 4))].contains { lexicon.isDisease($0) }
  }

  /// Whether `of` stands behind a number: `one of the passengers`.
  func isOneOf(_ number: NumberReading) -> Bool {
    let next = number.words.upperBound
    return next < words.count && FigureWords.of.contains(words[next].hash)
  }

  /// Whether one person is counted: behind `one` people, or a word for one dead or hurt, and something befell them.
  func isOnePerson(_ number: NumberReading) -> Bool {
    let next = number.words.upperBound
    guard number.words.count == 1, next <= words.count else { return false }
    // `said one of the passengers`.
    if isOneOf(number) {
      return isFate(nearestThing(from: next, step: 1)?.name)
    }
    if lexicon.isEnglish {
      guard let noun = followingNoun(number), isPeople(noun + "s") || isPeople(noun) else { return false }
      return isFate(nearestThing(from: next, step: 1)?.name)
    }
    if next < words.count, lexicon.isSingle(words[next]) { return true }
    // `Beşinci bir madenci`: a fifth one.
    if lexicon.isTurkish, next > 1, ["nci", "ncı", "ncu", "ncü"].contains(where: name(next - 2).hasSuffix) {
      return false
    }
    // `פעוט אחד מת`, `توفي طفل واحد`: the noun comes first.
    guard lexicon.putsOneBehind else {
      return noun(after: number) != nil && isFate(nearestThing(from: next, step: 1)?.name)
    }
    if let right = nearestThing(from: next, step: 1), right.distance == 0 { return isFate(right.name) }
    if let left = nearestThing(from: next - 2, step: -1), left.distance <= 2 { return isFate(left.name) }
    return false
  }
}
