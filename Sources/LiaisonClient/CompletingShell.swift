/// A shell that completes command lines: the script it reads once, and how words go there and back.
package enum CompletingShell: String, Sendable, CaseIterable {
    case bash, zsh, fish

    /// The words typed so far as one list: bash takes `--by=phone` for three.
    package func joined(_ words: [String]) -> [String] {
        guard self == .bash else { return words }
        var joined: [String] = []
        var isOpen = false
        for word in words {
            if word == "=" || isOpen, let last = joined.popLast() {
                joined.append(last + word)
                isOpen = word == "="
            } else {
                joined.append(word)
            }
        }
        return joined
    }

    /// The lines that the script reads for `answer`: a word and, after a tab, what it is; or
    /// `:files`. `words` are those of the shell.
    package func lines(_ answer: Completion.Answer, for words: [String]) -> [String] {
        guard case .words(let candidates) = answer else { return [":files"] }
        let isSplit = joined(words).count < words.count && (words.suffix(2).contains("="))
        return candidates.map { candidate in
            var value = candidate.value
            // bash replaces only what stands behind the last break.
            if isSplit, let equals = value.firstIndex(of: "=") {
                value = String(value[value.index(after: equals)...])
            }
            value = printable(value)
            return self == .bash
                ? Self.escaped(value) : value + "\t" + printable(candidate.meaning)
        }
    }

    /// `value` as one word of a shell's line: what the shell would take apart or act on is escaped.
    package static func escaped(_ value: String) -> String {
        value.reduce(into: "") { escaped, character in
            if " '\"\\$`!*?[]{}()<>|&;#~".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
    }

    /// What the shell reads once; each completion asks `liaisonctl __complete`.
    package var script: String {
        switch self {
        case .bash: Self.bashScript
        case .zsh: Self.zshScript
        case .fish: Self.fishScript
        }
    }

    private static let bashScript = #"""
        # bash completion for liaisonctl
        _liaisonctl() {
            local line
            COMPREPLY=()
            while IFS= read -r line; do
                if [[ $line == :files ]]; then
                    compopt -o default 2>/dev/null
                    return
                fi
                COMPREPLY+=("$line")
            done < <("${COMP_WORDS[0]/#\~/$HOME}" __complete bash \
                "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
            if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]]; then
                compopt -o nospace 2>/dev/null
            fi
        }
        complete -F _liaisonctl liaisonctl
        """#

    private static let zshScript = #"""
        #compdef liaisonctl
        _liaisonctl() {
            local line word
            local -a whole open
            while IFS= read -r line; do
                if [[ $line == :files ]]; then
                    _files
                    return
                fi
                word=${line%%$'\t'*}
                line=${word//:/\\:}:${line#*$'\t'}
                if [[ $word == *= ]]; then open+=("$line"); else whole+=("$line"); fi
            done < <("${(Q)words[1]}" __complete zsh "${(@Q)words[2,CURRENT]}" 2>/dev/null)
            (( $#whole )) && _describe liaisonctl whole
            (( $#open )) && _describe liaisonctl open -S ''
            (( $#whole + $#open ))
        }
        if [[ $funcstack[1] == _liaisonctl ]]; then
            _liaisonctl "$@"
        else
            compdef _liaisonctl liaisonctl
        fi
        """#

    private static let fishScript = #"""
        # fish completion for liaisonctl
        function __liaisonctl_complete
            set -l words (commandline -opc)
            set -a words "$(commandline -ct)"
            set -l lines ($words[1] __complete fish $words[2..] 2>/dev/null)
            if test "$lines[1]" = :files
                __fish_complete_path "$(commandline -ct)"
            else
                printf '%s\n' $lines
            end
        end
        complete -c liaisonctl -f -a '(__liaisonctl_complete)'
        """#
}
