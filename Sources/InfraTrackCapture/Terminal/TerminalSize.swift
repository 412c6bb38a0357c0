/// How many columns and rows a terminal has.
public struct TerminalSize: Hashable, Sendable {
    /// Characters in a line, 1 to 4096.
    public let columns: Int
    /// Lines on the screen, 1 to 2048.
    public let rows: Int

    /// Makes a size; what is beyond the bounds is brought within them.
    public init(columns: Int, rows: Int) {
        self.columns = min(max(columns, 1), 4096)
        self.rows = min(max(rows, 1), 2048)
    }
}
