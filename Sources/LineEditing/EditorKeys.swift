extension EditorCore {
  /// What libedit is given next.
  enum Next {
    case scalar(Unicode.Scalar)
    case end
    case stop
  }

  /// Waits for a key that is libedit's business, and carries out the others.
  func nextScalar() -> Next {
    while true {
      if !queue.isEmpty { return .scalar(queue.removeFirst()) }
      if passKey() { continue }
      standOnLetter()
      if !input.isReady() { draw() }
      switch input.next() {
      case .end:
        finish()
        stopped = .terminalGone
        return .end
      case .signal:
        if handleSignals() { return .stop }
      case .pasted(let scalars):
        panel = []
        buffer?.insert(scalars)
      case .key(let key, let bytes):
        panel = []
        carryOut(key, bytes)
      }
    }
  }

  /// Carries out a key that has a name; what libedit knows better goes into its queue.
  func carryOut(_ key: Key, _ bytes: [UInt8]) {
    if bytes.count > 1, isBoundByUser(bytes) {
      queue += bytes.map { Unicode.Scalar($0) }
      return
    }
    switch key {
    case .scalar(let scalar): typed.append(scalar)
    case .alt("\r"), .alt("\n"): buffer?.insert(["\n"])
    case .alt("f"), .alt("F"):
      if !acceptSuggestion(wordOnly: true) { typed += ["\u{1B}", "f"] }
    case .alt(let scalar): typed += ["\u{1B}", scalar]
    case .named(let name, let held): carryOut(name, held)
    case .malformed: buffer?.insert(["\u{FFFD}"])
    case .unknown, .pasteStart, .pasteEnd: break
    }
  }

  private func carryOut(_ name: Key.Name, _ held: Key.Modifiers) {
    let byWord = !held.isDisjoint(with: [.control, .alt])
    switch name {
    case .up: stepUp()
    case .down: stepDown()
    case .right: byWord ? moveWord(forward: true) : stepForward()
    case .left: byWord ? moveWord(forward: false) : stepBackward()
    case .home: moveToRowStart()
    case .end: moveToRowEnd()
    case .delete: byWord ? eraseWord() : eraseForward()
    case .function(1): showHelp()
    case .backTab, .insert, .pageUp, .pageDown, .function: break
    }
  }

  /// Carries out what a key is bound to; returns libedit's code.
  func act(_ action: Action, key: Unicode.Scalar?) -> Int32 {
    switch action {
    case .accept: return accept()
    case .complete: complete()
    case .pick: pickFromHistory()
    case .older: stepUp()
    case .newer: stepDown()
    case .lineEnd: moveToRowEnd()
    case .lineStart: moveToRowStart()
    case .forward: stepForward()
    case .backward: stepBackward()
    case .eraseBackward: eraseBackward()
    case .eraseForward: return eraseForwardOrEnd()
    case .help:
      if !features.contains(.help) || !showHelp() { buffer?.insert([key ?? "?"]) }
    case .clear: screen.clear()
    }
    return 0
  }

  /// Reacts to the signals that came; true when the line is given up.
  func handleSignals() -> Bool {
    let came = Signals.take([.interrupt, .stop, .resume, .resize])
    if let code = Signals.exitCode {
      finish()
      stopped = .terminated(code)
      return true
    }
    if came.contains(.interrupt) {
      let isEmpty = buffer?.content.scalars.isEmpty ?? true
      finish(mark: "^C")
      stopped = .interrupted(onEmptyLine: isEmpty)
      return true
    }
    if came.contains(.resize) {
      resizeEditor()
      screen.eraseAfterResize(columns: screen.size.columns)
    }
    if came.contains(.stop) { stop() } else if came.contains(.resume) { resume() }
    let posted = hooks.arrived() + notices.take()
    if !posted.isEmpty { show(posted) }
    return false
  }

  private func stop() {
    finish()
    screen.write("\u{1B}[?2004l")
    prepareTerminal(false)
    lend()
    Signals.stopHere()
    _ = Signals.take(.resume)
    resume()
  }

  private func resume() {
    prepareTerminal(true)
    screen.write("\r\u{1B}[J\u{1B}[?2004h")
    screen.forget()
  }

  private func show(_ lines: [String]) {
    screen.erase()
    for line in lines { screen.write(Visible.text(line) + "\r\n") }
  }
}
