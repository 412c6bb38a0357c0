/// The rows of a CSV file after RFC 4180, with the lines they begin on.
struct CSVRows {
    private(set) var rows: [(line: Int, cells: [String])] = []
    /// The line of a quotation mark that is never closed.
    private(set) var open: Int?

    init(_ text: String) {
        var reader = Reader(rest: Array(text.utf8)[...])
        if reader.rest.starts(with: [0xEF, 0xBB, 0xBF]) { reader.rest = reader.rest.dropFirst(3) }
        while !reader.rest.isEmpty {
            let line = reader.line
            let cells = reader.row()
            if reader.isOpen {
                open = line
                return
            }
            if cells != [""] { rows.append((line, cells)) }
        }
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>
        var line = 1
        var isOpen = false

        init(rest: ArraySlice<UInt8>) { self.rest = rest }

        mutating func row() -> [String] {
            var cells: [String] = []
            while true {
                cells.append(cell())
                guard let byte = rest.popFirst() else { return cells }
                if byte == UInt8(ascii: ",") { continue }
                if byte == 0x0D, rest.first == 0x0A { rest.removeFirst() }
                line += 1
                return cells
            }
        }

        private mutating func cell() -> String {
            if rest.first == UInt8(ascii: "\"") { return quoted() }
            let text = rest.prefix { $0 != UInt8(ascii: ",") && $0 != 0x0A && $0 != 0x0D }
            rest = rest[text.endIndex...]
            return String(decoding: text, as: UTF8.self)
        }

        private mutating func quoted() -> String {
            var text: [UInt8] = []
            rest.removeFirst()
            while let byte = rest.popFirst() {
                if byte == UInt8(ascii: "\"") {
                    guard rest.first == UInt8(ascii: "\"") else {
                        return String(decoding: text, as: UTF8.self) + cell(after: true)
                    }
                    rest.removeFirst()
                }
                if byte == 0x0A { line += 1 }
                text.append(byte)
            }
            isOpen = true
            return ""
        }

        /// What stands between a closing mark and the next comma, which other readers keep too.
        private mutating func cell(after mark: Bool) -> String {
            let text = rest.prefix { $0 != UInt8(ascii: ",") && $0 != 0x0A && $0 != 0x0D }
            rest = rest[text.endIndex...]
            return String(decoding: text, as: UTF8.self)
        }
    }
}
