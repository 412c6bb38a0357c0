public import InfraTrack
import StrictJSON

/// Notifications of Nagios: the macros of a notification command, from the environment, as
/// `NAME=VALUE` lines, or as a JSON object.
///
/// The problem is the host, with its service; an instance's number of the problem names the
/// episode. The command runs once for each contact, so the same is said many times.
public struct Nagios: AlertSource {
    /// Makes the source.
    public init() {}

    /// `nagios`.
    public var name: String { "nagios" }

    /// Reads one notification.
    public func events(
        in payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> [AlertEvent] {
        let notification = try HostNotification(payload)
        return [try notification.event(name, receivedAt)]
    }

    /// The macros' names with their prefix, or Nagios' own among them.
    public func recognizes(_ payload: [UInt8]) -> Bool {
        HostNotification.names(payload).contains {
            $0.hasPrefix("NAGIOS_") || $0.hasSuffix("PROBLEMID")
        }
    }
}
