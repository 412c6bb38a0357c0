import Foundation
import InfraTrack

/// The present time: the system's, or the one `INFRATRACK_NOW` pins.
enum Clock {
    static func live(_ variables: [String: String]) -> @Sendable () -> Timestamp {
        if let pinned = variables["INFRATRACK_NOW"].flatMap(Timestamp.init) { return { pinned } }
        return {
            let seconds = Date().timeIntervalSince1970
            let offset = TimeZone.current.secondsFromGMT() / 60
            return Timestamp(microseconds: Int64(seconds * 1_000_000), offsetMinutes: offset)
        }
    }
}
