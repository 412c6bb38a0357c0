import InfraTrack
import InfraTrackAlerts

/// An exit status without a further message.
struct ExitStatus: Error {
    let code: Int32

    static let done: Int32 = 0
    static let findings: Int32 = 1
    static let usage: Int32 = 64

    /// The status of an error, after sysexits; `nil` for the parser's own.
    static func of(_ error: any Error) -> Int32? {
        switch error {
        case let error as LedgerError: codes[error.code] ?? 70
        case is QueryError: usage
        case is AlertError: 65
        default: nil
        }
    }

    private static let codes: [LedgerError.Code: Int32] = [
        .usage: usage, .invalid: 65, .missing: 66, .notAStore: 66, .unavailable: 69, .io: 74,
        .busy: 75, .refused: 77, .ambiguous: 77,
    ]
}
