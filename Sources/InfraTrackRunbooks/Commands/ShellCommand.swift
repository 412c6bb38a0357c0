/// A recorded command taken apart as far as its kind can be told: never run, never expanded.
struct ShellCommand: Hashable {
    /// The simple commands between `|`, `&&`, `||`, `;`, `&` and line breaks.
    let parts: [SimpleCommand]

    init(_ text: String) {
        var reader = ShellReader(text)
        parts = reader.read()
    }

    /// The first program that is not a wrapper such as sudo.
    var program: String { parts.lazy.map(\.program).first { !$0.isEmpty } ?? "" }

    var kind: CommandKind {
        let kinds = parts.filter { !$0.words.isEmpty || $0.writesFile }.map(\.kind)
        if kinds.contains(.mutating) { return .mutating }
        return kinds.contains(.readOnly) ? .readOnly : .noise
    }
}

/// What a command does to the systems it is run on.
enum CommandKind: Hashable {
    /// Nothing that a reader of a runbook needs.
    case noise
    /// It only looks.
    case readOnly
    /// It may change something.
    case mutating
}

/// One program with its arguments.
struct SimpleCommand: Hashable {
    /// The words without quotes, wrappers and assignments taken off.
    let words: [String]
    /// The wrappers in front, such as `sudo`, as they were written.
    let wrappers: [String]
    /// Whether it writes its output to a file.
    let writesFile: Bool

    init(words: [String], writesFile: Bool) {
        var rest = words[...]
        var wrappers: [String] = []
        while let first = rest.first, let skip = CommandTables.wrapperLength(rest) {
            if !SimpleCommand.isAssignment(first) { wrappers += rest.prefix(skip) }
            rest = rest.dropFirst(skip)
        }
        self.words = Array(rest)
        self.wrappers = wrappers
        self.writesFile = writesFile
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

    /// The arguments that are no options.
    var operands: [String] { CommandTables.operands(self) }

    var kind: CommandKind {
        if writesFile { return .mutating }
        if CommandTables.noise.contains(program) { return .noise }
        return CommandTables.isReadOnly(self) ? .readOnly : .mutating
    }
}
