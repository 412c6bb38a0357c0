import Foundation
import InfraTrack

/// The present time: the system's, or the one `INFRATRACK_NOW` pins.
enum Clock {
    static func live(
        _ variables: [String: String]
    ) throws(LedgerError) -> @Sendable () -> Timestamp {
        if let text = variables["INFRATRACK_NOW"], !text.isEmpty {
            guard let pinned = Timestamp(text) else {
                throw LedgerError(
                    .usage, "INFRATRACK_NOW is “\(printable(text))”, which is no time.",
                    cure: "Write it as 2026-11-23T03:04:05+01:00, or unset it.")
            }
            return { pinned }
        }
        return {
            let seconds = Date().timeIntervalSince1970
            let offset = TimeZone.current.secondsFromGMT() / 60
            return Timestamp(microseconds: Int64(seconds * 1_000_000), offsetMinutes: offset)
        }
    }
}
