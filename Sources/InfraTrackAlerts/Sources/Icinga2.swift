public import InfraTrack
import StrictJSON

/// Notifications of Icinga 2: what a notification command finds in its environment, as
/// `NAME=VALUE` lines, or as a JSON object.
///
/// The problem is the host, with its service. Icinga numbers no episodes: a problem lasts until
/// its recovery.
public struct Icinga2: AlertSource {
    /// Makes the source.
    public init() {}

    /// `icinga2`.
    public var name: String { "icinga2" }

    /// Reads one notification.
    public func events(
        in payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> [AlertEvent] {
        let notification = try HostNotification(payload)
        return [try notification.event(name, receivedAt)]
    }

    /// The macros' names with Icinga's prefix or as its runtime macros, or its sample commands'.
    public func recognizes(_ payload: [UInt8]) -> Bool {
        let names = HostNotification.names(payload)
        guard !names.contains(where: { $0.hasPrefix("NAGIOS_") || $0.hasSuffix("PROBLEMID") })
        else { return false }
        return names.contains {
            $0.hasPrefix("ICINGA") || $0 == "host.name" || $0 == "NOTIFICATIONTYPE"
        }
    }
}
