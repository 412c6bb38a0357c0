import ArgumentParser
import InfraTrack

/// Puts arguments into the order the parser wants: the call's names, options, then a query's words.
struct ArgumentOrder {
    private var rest: ArraySlice<String>
    private var names: [String] = []
    private var options: [String] = []
    private var words: [String] = []
    private(set) var level: any ParsableCommand.Type = InfraTrackCommand.self

    init(_ arguments: [String]) throws(LedgerError) {
        rest = arguments[...]
        takeNames()
        if level is any Listing.Type {
            takeQuery()
        } else if !rest.contains("--"), !(level is CommandCommand.Record.Type),
            !(level is any ShortOptions.Type)
        {
            takeTexts()
        }
        if let word = rest.first { try requireCall(word) }
    }

    /// The arguments in order.
    var arranged: [String] { names + options + rest + (words.isEmpty ? [] : ["--"] + words) }

    /// Whether help or the version was asked for in so many words.
    var asksForHelp: Bool {
        let asking = ["-h", "--help", "--help-hidden", "help", "--version"]
        return (options + rest).contains {
            asking.contains($0) || $0.hasPrefix("--generate-completion-script")
        }
    }

    /// Whether the names end in a group of calls, with nothing after them.
    var isIncomplete: Bool { !level.configuration.subcommands.isEmpty && rest.isEmpty }

    /// Global options may stand before, between and after the names.
    private mutating func takeNames() {
        while let word = rest.first {
            if let width = GlobalOptions.width(of: word) {
                takeOption(width)
            } else if let next = level.configuration.subcommand(named: word) {
                names.append(word)
                rest = rest.dropFirst()
                level = next
            } else {
                return
            }
        }
    }

    /// A query's words begin with `-` when they are negated; options have two hyphens or are known.
    private mutating func takeQuery() {
        while let word = rest.first {
            if word == "--" {
                words += rest.dropFirst()
                rest = []
            } else if let width = GlobalOptions.width(of: word) {
                takeOption(width)
            } else if word == "-h" || word.hasPrefix("--") {
                takeOption(1)
            } else {
                words.append(word)
                rest = rest.dropFirst()
            }
        }
    }

    /// Texts may begin with one hyphen; the parser would take their letters for options.
    private mutating func takeTexts() {
        var kept: [String] = []
        for word in rest {
            let isValue = kept.last?.hasPrefix("-") ?? false
            if !isValue, Self.isText(word) { words.append(word) } else { kept.append(word) }
        }
        rest = kept[...]
    }

    private static func isText(_ word: String) -> Bool {
        word.hasPrefix("-") && !word.hasPrefix("--") && !["-", "-h", "-C"].contains(word)
    }

    private mutating func takeOption(_ width: Int) {
        options += rest.prefix(width)
        rest = rest.dropFirst(width)
    }

    /// Says which calls there are, where the parser would only call the word unexpected.
    private func requireCall(_ word: String) throws(LedgerError) {
        let calls = level.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard !calls.isEmpty, !word.hasPrefix("-"), word != "help" else { return }
        let group = names.map { $0 + " " }.joined()
        throw LedgerError(
            .usage, "There is no call “\(group)\(printable(word))”.",
            cure: "Use one of \(calls.map { group + $0 }.joined(separator: ", ")).")
    }
}

extension CommandConfiguration {
    fileprivate func subcommand(named name: String) -> (any ParsableCommand.Type)? {
        subcommands.first { $0.configuration.commandName == name }
    }
}
