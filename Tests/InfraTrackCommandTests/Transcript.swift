import Foundation
import TestSupport

/// A Markdown file of calls and what they print, run and compared whole.
///
/// A fence ```` ```console ```` holds steps: a line `$ infratrack …` or `$ git …`, then what was
/// printed, lines of standard error with `! ` before them, and `[exit N]` when it is not 0. A
/// fence ```` ```file NAME ```` writes a file first.
struct Transcript {
    private let harness: CommandHarness
    private var lines: [String] = []

    init(_ harness: CommandHarness) { self.harness = harness }

    /// The text with every step's output as it is now.
    static func replay(_ text: String, variables: [String: String] = [:]) throws -> String {
        var transcript = Transcript(try CommandHarness(variables: variables))
        try transcript.play(text)
        return transcript.lines.joined(separator: "\n")
    }

    private mutating func play(_ text: String) throws {
        var block: String?
        var content: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if let open = block {
                if line == "```" {
                    try close(open, content)
                    lines.append(line)
                    (block, content) = (nil, [])
                } else if open == "console" {
                    if line.hasPrefix("$ ") { try step(line) }
                } else {
                    content.append(line)
                    lines.append(line)
                }
            } else {
                if line == "```console" || line.hasPrefix("```file ") { block = String(line.dropFirst(3)) }
                lines.append(line)
            }
        }
    }

    private func close(_ block: String, _ content: [String]) throws {
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
        let program = words.removeFirst()
        let result =
            program == "git" ? try harness.git(words) : harness.run(words, input: input)
        append(result.output, prefix: "")
        append(result.errors, prefix: "! ")
        if result.status != 0 { lines.append("[exit \(result.status)]") }
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
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
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
