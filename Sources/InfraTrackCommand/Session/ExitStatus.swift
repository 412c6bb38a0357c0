import InfraTrack
import InfraTrackAlerts
import InfraTrackInventory
import InfraTrackSecrets

/// An exit status without a further message.
struct ExitStatus: Error {
    let code: Int32

    init(code: Int32) { self.code = code }

    static let done: Int32 = 0
    static let findings: Int32 = 1
    static let usage: Int32 = 64
    static let internalError: Int32 = 70

    /// The status of an error, after sysexits; `nil` for the parser's own.
    static func of(_ error: any Error) -> Int32? {
        switch error {
        case let error as LedgerError: codes[error.code] ?? internalError
        case is QueryError: usage
        case is AgeError: 65
        case let error as AlertError: error.code == .unknownSource ? usage : 65
        case let error as InventoryError: error.code == .unknownSource ? usage : 65
        default: nil
        }
    }

    init(of error: any Error) { code = Self.of(error) ?? Self.internalError }

    private static let codes: [LedgerError.Code: Int32] = [
        .usage: usage, .invalid: 65, .missing: 66, .notAStore: 66, .unavailable: 69, .io: 74,
        .busy: 75, .refused: 77, .ambiguous: 77,
    ]
}
