/// A recorded command taken apart as far as its kind can be told: never run, never expanded.
struct ShellCommand: Hashable, Sendable {
    /// The simple commands between `|`, `&&`, `||`, `;`, `&` and line breaks.
    let parts: [SimpleCommand]
    let kind: CommandKind

    init(_ text: String, tables: CommandTables = .builtIn) {
        var reader = ShellReader(text)
        parts = reader.read()
        // Grave is what any part does; noise is what all parts are.
        kind =
            parts.filter { !$0.words.isEmpty || $0.writesFile }.map(tables.kind(of:)).max()
            ?? .noise
    }

    /// The first program that is not a wrapper such as sudo.
    var program: String { parts.lazy.map(\.program).first { !$0.isEmpty } ?? "" }

    /// The program and its first operand, which tell what an attempt was about.
    func subject(_ tables: CommandTables) -> String {
        guard let part = parts.first(where: { !$0.program.isEmpty }) else { return "" }
        return part.program + " " + (tables.operands(part).first ?? "")
    }
}
