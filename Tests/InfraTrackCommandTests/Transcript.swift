import Foundation
import TestSupport

/// A Markdown file of calls and what they print, run and compared whole.
///
/// A fence ```` ```console ```` holds steps: a line `$ infratrack …`, `$ git …` or `$ cat FILE`, then
/// what was printed, lines of standard error with `! ` before them, and `[exit N]` when it is not 0.
/// Variables may stand before the program and `< FILE` after the arguments. A fence
/// ```` ```file NAME ```` writes a file first. A fence is longer than those in what is printed.
struct Transcript {
    private let harness: CommandHarness
    private var lines: [String] = []

    init(_ harness: CommandHarness) { self.harness = harness }

    /// The text with every step's output as it is now.
    static func replay(_ text: String) throws -> String {
        var transcript = Transcript(try CommandHarness())
        try transcript.play(text)
        return transcript.lines.joined(separator: "\n")
    }

    private mutating func play(_ text: String) throws {
        var block: (fence: Substring, name: Substring)?
        var content: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            guard let open = block else {
                let fence = line.prefix { $0 == "`" }
                block = fence.count < 3 ? nil : (fence, line.dropFirst(fence.count))
                lines.append(line)
                continue
            }
            if line == open.fence {
                try close(open.name, content)
                lines.append(line)
                (block, content) = (nil, [])
            } else if open.name != "console" {
                content.append(line)
                lines.append(line)
            } else if line.hasPrefix("$ ") {
                try step(line)
            }
        }
    }

    private func close(_ block: Substring, _ content: [String]) throws {
        guard block.hasPrefix("file ") else { return }
        try harness.directory.write(
            content.map { $0 + "\n" }.joined(), to: String(block.dropFirst(5)))
    }

    private mutating func step(_ line: String) throws {
        lines.append(line)
        var words = Self.words(String(line.dropFirst(2)))
        var input = ""
        if let redirect = words.lastIndex(of: "<"), redirect + 1 < words.count {
            input = try harness.directory.read(words[redirect + 1])
            words.removeSubrange(redirect...)
        }
        let variables = Self.variables(&words)
        let result = try run(words.removeFirst(), words, variables, input)
        append(result.output, prefix: "")
        append(result.errors, prefix: "! ")
        if result.status != 0 { lines.append("[exit \(result.status)]") }
    }

    private func run(
        _ program: String, _ words: [String], _ variables: [String: String], _ input: String
    ) throws -> ProgramResult {
        switch program {
        case "git": try Git.run(words, in: harness.path, extra: variables)
        case "cat":
            ProgramResult(status: 0, output: try harness.directory.read(words[0]), errors: "")
        default: harness.run(words, input: input, variables: variables)
        }
    }

    /// Takes `NAME=value` words off the front.
    private static func variables(_ words: inout [String]) -> [String: String] {
        var variables: [String: String] = [:]
        while let word = words.first, word.first?.isUppercase == true,
            let equals = word.firstIndex(of: "=")
        {
            variables[String(word[..<equals])] = String(word[word.index(after: equals)...])
            words.removeFirst()
        }
        return variables
    }

    private mutating func append(_ text: String, prefix: String) {
        let shown = text.replacing(harness.path, with: "$STORE")
            .replacing("\r\n", with: "\\r\n")
        for line in shown.split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast(shown.hasSuffix("\n") || shown.isEmpty ? 1 : 0)
        {
            lines.append(prefix + line)
        }
    }

    /// Words apart by spaces; single and double quotes keep several together.
    private static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            if let open = quote {
                if character == open {
                    quote = nil
                } else {
                    word = (word ?? "") + String(character)
                }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character == " " {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}
