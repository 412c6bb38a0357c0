import InfraTrack
import StrictJSON

extension JSON {
    /// A value of a YAML document; its scalars are text.
    init(_ value: FieldValue, at place: Place) {
        let kind: Kind =
            switch value {
            case .null: .null
            case .text(let text): .string(text)
            case .number(let digits): .number(digits)
            case .boolean(let flag): .bool(flag)
            case .list(let items): .array(items.map { JSON($0, at: place) })
            case .map(let fields):
                .object(fields.map { ($0.key, JSON($0.value, at: place)) })
            }
        self.init(kind, at: place)
    }

    /// Reads the documents of a YAML text.
    static func documents(ofYAML payload: [UInt8]) throws(InventoryError) -> [JSON] {
        guard payload.count <= InventoryLimits.payload else {
            throw InventoryError(
                .tooLarge, "The text is larger than \(InventoryLimits.payload) bytes.",
                cure: "Send less at once.")
        }
        do throws(LedgerError) {
            return try YAMLStream.documents(payload).map {
                JSON($0.value, at: Place(line: $0.line, column: 1))
            }
        } catch {
            throw InventoryError(
                .malformed, error.message, cure: error.cure, line: error.line,
                column: error.column)
        }
    }
}
