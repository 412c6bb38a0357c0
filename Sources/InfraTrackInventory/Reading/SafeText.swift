/// Text of a listing that can stand in a record, a file name and a terminal.
enum SafeText {
    /// Why a name is not taken; `nil` when it is fine.
    static func fault(inName text: String) -> String? {
        if text.isEmpty || text.allSatisfy(\.isWhitespace) { return "It has no name." }
        if text.utf8.count > InventoryLimits.word {
            return "Its name is longer than \(InventoryLimits.word) bytes."
        }
        if !isPlain(text) { return "Its name holds a control character." }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
        if parts.contains("..") || parts.contains(".") || text.hasPrefix("/") || text.hasPrefix("~")
        {
            return "Its name is a path."
        }
        return nil
    }

    /// Why an identity is not taken; `nil` when it is fine.
    static func fault(inIdentity text: String) -> String? {
        if text.isEmpty { return "It has no id." }
        if text.utf8.count > InventoryLimits.identity {
            return "Its id is longer than \(InventoryLimits.identity) bytes."
        }
        return isPlain(text) ? nil : "Its id holds a control character."
    }

    /// Whether text has no control characters, line breaks, or marks that turn text round.
    static func isPlain(_ text: String) -> Bool {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return true }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate,
                .privateUse, .unassigned:
                false
            default: true
            }
        }
    }

    /// A word as labels, environments and owners are; `nil` when text is none.
    static func word(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.utf8.count <= InventoryLimits.word, isPlain(text) else {
            return nil
        }
        return text
    }
}
