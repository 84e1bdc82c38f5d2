import Stemming
import TextKernels

/// Gives the words of a document their stems, each distinct word once.
struct StemReader {
  private let stemmer: Stemmer
  private let isTurkish: Bool
  private var known = ConceptTable(minimumCapacity: 256)
  private var stems: [UInt64] = []
  private var buffer: [UInt8] = []

  init(language: String) {
    stemmer = Stemmer(language: language)
    isTurkish = language == "tr"
  }

  /// The hash of the stem of a word, folded; equal for forms of one word in all scripts with a stemmer.
  mutating func stem(of word: Word, in text: [UInt8]) -> UInt64 {
    let isASCII = !word.traits.contains(.nonASCII)
    let key = isASCII ? word.hash : ~word.hash
    let number = Int(known.number(of: key))
    if number < stems.count { return stems[number] }
    let stem = isASCII && !isTurkish ? asciiStem(of: word, in: text) : anyStem(of: word, in: text)
    stems.append(stem)
    return stem
  }

  private mutating func asciiStem(of word: Word, in text: [UInt8]) -> UInt64 {
    buffer.removeAll(keepingCapacity: true)
    for byte in text[word.range] { buffer.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
    return stemmer.withStem(of: buffer.span) { stem in
      var hash = Hashing.empty
      for index in stem.indices { hash = Hashing.step(hash, UInt32(stem[index])) }
      return Hashing.mix(hash)
    }
  }

  private func anyStem(of word: Word, in text: [UInt8]) -> UInt64 {
    Folding.hash(of: stemmer.stem(Folding.lowercased(text, word.range, isTurkish: isTurkish)))
  }
}
