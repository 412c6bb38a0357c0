/// Keeps texts away from the full YAML reader that would grow without bound inside it.
///
/// The reader shares what aliases stand for, so they cost nothing until someone walks the result;
/// the walk counts. Only a collection used as a key is walked by the reader itself, to find keys
/// that are there twice, and nesting costs stack.
enum AliasBounds {
    private static let aliases = 1000
    private static let aliasesBesideCollectionKeys = 12
    private static let openBrackets = 200
    private static let dashesInARow = 64

    /// Returns whether the text may hold aliases.
    static func check(_ text: String) throws(YAMLFault) -> Bool {
        let bytes = Array(text.utf8)
        let span = bytes.span
        var count = Count()
        for index in span.indices {
            count.see(span, index)
            guard !count.isTooMuch else {
                throw YAMLFault(
                    kind: .aliases("There are too many aliases up to here."),
                    place: Place(of: index, in: bytes))
            }
            guard count.open <= openBrackets, count.dashes <= dashesInARow else {
                throw YAMLFault(kind: .tooDeep, place: Place(of: index, in: bytes))
            }
        }
        return count.aliases > 0
    }

    private struct Count {
        var aliases = 0
        var open = 0
        var dashes = 0
        var mayHaveCollectionKeys = false

        /// A rough count: quoted text is counted too.
        mutating func see(_ bytes: Span<UInt8>, _ index: Int) {
            let next = index + 1 < bytes.count ? bytes[index + 1] : ASCII.lineFeed
            switch bytes[index] {
            case UInt8(ascii: "*"): if next > ASCII.space { aliases += 1 }
            case ASCII.openBracket: open += 1
            case ASCII.openBrace:
                open += 1
                mayHaveCollectionKeys = true
            case ASCII.closeBracket, ASCII.closeBrace:
                open -= open > 0 ? 1 : 0
                if next == ASCII.colon || next == ASCII.space { mayHaveCollectionKeys = true }
            case UInt8(ascii: "?"): if next <= ASCII.space { mayHaveCollectionKeys = true }
            case ASCII.colon:
                if aliases > 0, isAfterAlias(bytes, index) { mayHaveCollectionKeys = true }
            default: break
            }
            countDashes(bytes[index], next)
        }

        var isTooMuch: Bool {
            aliases > AliasBounds.aliases
                || (mayHaveCollectionKeys && aliases > AliasBounds.aliasesBesideCollectionKeys)
        }

        private mutating func countDashes(_ byte: UInt8, _ next: UInt8) {
            if byte == ASCII.dash, next <= ASCII.space {
                dashes += 1
            } else if byte != ASCII.space && byte != ASCII.tab {
                dashes = 0
            }
        }

        /// Whether a `*name` stands before this colon.
        private func isAfterAlias(_ bytes: Span<UInt8>, _ colon: Int) -> Bool {
            var index = colon - 1
            while index >= 0, bytes[index] == ASCII.space { index -= 1 }
            while index >= 0, ASCII.isWord(bytes[index]) || bytes[index] == ASCII.dash {
                index -= 1
            }
            return index >= 0 && bytes[index] == UInt8(ascii: "*")
        }
    }
}
