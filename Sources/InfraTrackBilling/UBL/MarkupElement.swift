/// An XML element: a name, attributes, and text or elements within; never both empty.
struct MarkupElement {
    let name: String
    var attributes: [(String, String)] = []
    private var text: String?
    private var children: [MarkupElement] = []

    /// An element with text; `nil` for no text, as empty elements are forbidden.
    init?(_ name: String, _ text: String?, _ attributes: (String, String)...) {
        let clean = (text ?? "").asOneLine
        guard !clean.isEmpty else { return nil }
        self.name = name
        self.text = clean
        self.attributes = attributes
    }

    /// An element with elements; those that are absent are left out, and with none so is it.
    init?(_ name: String, _ children: [MarkupElement?]) {
        let present = children.compactMap(\.self)
        guard !present.isEmpty else { return nil }
        self.name = name
        self.children = present
    }

    /// A whole document with this element at its root.
    var document: String {
        var output = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        write(to: &output, indent: "")
        return output
    }

    private func write(to output: inout String, indent: String) {
        output += "\(indent)<\(name)"
        for (key, value) in attributes { output += " \(key)=\"\(Self.escaped(value))\"" }
        output += ">"
        if let text {
            output += Self.escaped(text)
        } else {
            output += "\n"
            for child in children { child.write(to: &output, indent: indent + "  ") }
            output += indent
        }
        output += "</\(name)>\n"
    }

    /// Text with XML's own characters as entities, and a mark for what XML cannot hold.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            default: isAllowed(scalar) ? String(scalar) : "\u{FFFD}"
            }
        }.joined()
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
