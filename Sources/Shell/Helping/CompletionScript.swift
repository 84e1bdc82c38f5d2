/// The scripts that teach a shell to complete `collate`; the words after a command come from `collate complete`.
enum CompletionScript {
  /// The script of a shell, or nil for one that is not known.
  static func text(for shell: String, formats: [String]) -> String? {
    switch shell {
    case "bash": bash(formats)
    case "zsh": zsh(formats)
    case "fish": fish(formats)
    default: nil
    }
  }

  static let shells = ["bash", "zsh", "fish"]

  private static func choices(_ option: GlobalOption, _ formats: [String]) -> [String] {
    option.name == "--format" ? formats : option.choices
  }

  private static func bash(_ formats: [String]) -> String {
    let options = GlobalOption.all.map { $0.name }.joined(separator: " ")
    let commands = GlobalOption.commands.map { $0.name }.joined(separator: " ")
    let chosen = GlobalOption.all.filter { !choices($0, formats).isEmpty }.map {
      "    \($0.name)) COMPREPLY=($(compgen -W '\(choices($0, formats).joined(separator: " "))' -- \"$current\")); return ;;\n"
    }
    return #"""
      # bash completion of collate: eval "$(collate completion bash)"
      _collate() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} value
        COMPREPLY=()
        case $previous in

      """# + chosen.joined() + #"""
            -f|--config) COMPREPLY=($(compgen -f -- "$current")); return ;;
          esac
          case " \#(commands) " in
            *" ${COMP_WORDS[1]} "*)
              if [ "$COMP_CWORD" -gt 1 ]; then
                while IFS= read -r value; do COMPREPLY+=("$value"); done < <(
                  collate complete "${COMP_WORDS[*]:1:COMP_CWORD}" 2>/dev/null |
                    sed -n 's/.*"value":"\([^"\\]*\)"}$/\1/p')
                return
              fi ;;
          esac
          case $current in
            -*) COMPREPLY=($(compgen -W '\#(options)' -- "$current")) ;;
            *) COMPREPLY=($(compgen -f -- "$current"))
              if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY+=($(compgen -W '\#(commands)' -- "$current")); fi ;;
          esac
        }
        complete -o filenames -F _collate collate

        """#
  }

  private static func zsh(_ formats: [String]) -> String {
    let quoted = { (text: String) in
      text.replacing("'", with: "'\\''").replacing("[", with: "\\[").replacing("]", with: "\\]")
    }
    let options = GlobalOption.all.map { option in
      let values = choices(option, formats)
      let action =
        !values.isEmpty ? "(\(values.joined(separator: " ")))" : option.value == "FILE" ? "_files" : " "
      return "    '\(option.name)[\(quoted(option.help))]" + (option.value.map { ":\($0):\(action)" } ?? "")
        + "' \\\n"
    }
    let commands = GlobalOption.commands.map { "    '\($0.name):\(quoted($0.help))'\n" }
    return #"""
      #compdef collate
      # zsh completion of collate: collate completion zsh > "${fpath[1]}/_collate"
      _collate_words() {
        local -a found
        found=(${(f)"$(collate complete "${words[2,CURRENT]}" 2>/dev/null | sed -n 's/.*"value":"\([^"\\]*\)"}$/\1/p')"})
        compadd -a found
      }
      _collate_first() {
        local -a commands
        commands=(

      """# + commands.joined() + #"""
          )
          _describe command commands
          _files
        }
        _collate() {
          if (( CURRENT > 2 )) && [[ " \#(GlobalOption.commands.map { $0.name }.joined(separator: " ")) " == *" ${words[2]} "* ]]; then
            _collate_words
            return
          fi
          _arguments \

        """# + options.joined() + #"""
              '*:file or command:_collate_first'
          }
          _collate "$@"

          """#
  }

  private static func fish(_ formats: [String]) -> String {
    let quoted = { (text: String) in text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") }
    let names = GlobalOption.commands.map { $0.name }.joined(separator: " ")
    let options = GlobalOption.all.map { option in
      let isLong = option.name.hasPrefix("--")
      let values = choices(option, formats)
      return
        "complete -c collate \(isLong ? "-l" : "-s") \(option.name.drop { $0 == "-" }) -d '\(quoted(option.help))'"
        + (option.value == nil ? "" : " -r")
        + (values.isEmpty ? "" : " -f -a '\(values.joined(separator: " "))'") + "\n"
    }
    let commands = GlobalOption.commands.map {
      "complete -c collate -n __fish_use_subcommand -a \($0.name) -d '\(quoted($0.help))'\n"
    }
    return #"""
      # fish completion of collate: collate completion fish > ~/.config/fish/completions/collate.fish
      function __collate_words
        set -l line (commandline -cp | string replace -r '^\S+\s+' '')
        collate complete "$line" 2>/dev/null | string match -rg '"value":"([^"\\\\]*)"\}$'
      end

      """# + options.joined() + commands.joined() + """
        complete -c collate -n '__fish_seen_subcommand_from \(names)' -f -a '(__collate_words)'

        """
  }
}
