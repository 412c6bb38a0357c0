import InfraTrack
import StrictJSON

/// What Nagios and Icinga 2 leave in the environment of a notification command.
public enum MonitorEnvironment {
    /// Longer prefixes first: one is the beginning of another.
    static let prefixes = ["NAGIOS_", "ICINGA2_", "ICINGA_", "NOTIFY_"]

    /// The macros that are read; nothing else of an environment is ever taken.
    static let macros: Set<String> = [
        "NOTIFICATIONTYPE", "NOTIFICATIONNUMBER", "NOTIFICATIONAUTHOR", "NOTIFICATIONAUTHORNAME",
        "NOTIFICATIONCOMMENT", "HOSTNAME", "HOSTALIAS", "HOSTDISPLAYNAME", "HOSTADDRESS",
        "HOSTADDRESS6", "HOSTSTATE", "HOSTSTATETYPE", "HOSTOUTPUT", "HOSTGROUPNAME",
        "HOSTPROBLEMID",
        "LASTHOSTPROBLEMID", "LASTHOSTSTATECHANGE", "HOSTACKAUTHOR", "HOSTACKCOMMENT",
        "HOSTACTIONURL", "SERVICEDESC", "SERVICENAME", "SERVICEDISPLAYNAME", "SERVICESTATE",
        "SERVICESTATETYPE", "SERVICEOUTPUT", "SERVICEPROBLEMID", "LASTSERVICEPROBLEMID",
        "LASTSERVICESTATECHANGE", "SERVICEACKAUTHOR", "SERVICEACKCOMMENT", "SERVICEACTIONURL",
        "TIMET", "INSTANCE", "SITE",
    ]

    /// A payload for ``Nagios`` or ``Icinga2`` of the macros in an environment.
    ///
    /// Macros with a prefix (`NAGIOS_`, `ICINGA_`, `ICINGA2_`) come before those without, which
    /// count only when the notification's type is among them: shells set `HOSTNAME` themselves.
    ///
    /// - Throws: ``AlertError`` when the environment holds no notification.
    public static func payload(from variables: [String: String]) throws(AlertError) -> [UInt8] {
        let prefix = prefixes.first { variables[$0 + "NOTIFICATIONTYPE"] != nil } ?? ""
        guard variables[prefix + "NOTIFICATIONTYPE"] != nil else {
            throw AlertError(
                .unexpected, "The environment holds no notification.",
                cure:
                    "Set “enable_environment_macros=1” in nagios.cfg, or pass the macros in the command's “env”."
            )
        }
        let members = macros.sorted().compactMap { macro in
            variables[prefix + macro].map { (key: prefix + macro, value: JSON(.string($0))) }
        }
        return Array(JSON(.object(members)).text.utf8)
    }
}
