/// One program with its arguments.
struct SimpleCommand: Hashable, Sendable {
    /// The words without quotes, wrappers and assignments taken off.
    let words: [String]
    /// The wrappers in front, such as `sudo`, as they were written.
    let wrappers: [String]
    /// Whether it writes its output to a file.
    let writesFile: Bool
    /// The file that it writes its output to.
    let outputFile: String?

    init(words: [String], outputFile: String?) {
        var rest = words[...]
        var wrappers: [String] = []
        while let first = rest.first, let skip = Wrapper.length(rest) {
            if !SimpleCommand.isAssignment(first) { wrappers += rest.prefix(skip) }
            rest = rest.dropFirst(skip)
        }
        self.words = Array(rest)
        self.wrappers = wrappers
        self.outputFile = outputFile
        writesFile = outputFile != nil
    }

    static func isAssignment(_ word: String) -> Bool {
        guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")), equals > word.startIndex
        else { return false }
        return word.utf8[..<equals].allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x5F
        }
    }

    /// The program's name without its folder.
    var program: String {
        words.first.map { String($0.split(separator: "/").last ?? "") } ?? ""
    }

    var arguments: ArraySlice<String> { words.dropFirst() }
}
