import ArgumentParser
import InfraTrack
import InfraTrackAlerts

/// What the command line may say.
struct ReceiverArguments: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "infratrack-receiver",
        abstract: "Take alerts in over HTTP and commit them to the store",
        discussion: """
            Each source has the path /v1/SOURCE; /healthz and /metrics tell how it goes. SIGTERM ends \
            it when every open delivery is answered. Its address is printed when it listens.
            """,
        version: "infratrack-receiver \(ReceiverProgram.versionNumber)")

    @Option(
        name: .customShort("C"),
        help: "Work as if started in this directory, which lies in the store")
    var directory: String?

    @Option(help: "The address to listen on; any but the loopback needs every source guarded")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one")
    var port = 9797

    @Option(
        parsing: .singleValue,
        help: "Take in only this source; may be given again (default: all)")
    var source: [String] = []

    @Option(help: "A file of mode 0600 with the bearer tokens that are accepted, one a line")
    var tokenFile: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "The source's deliveries are signed with a secret in this file of mode 0600",
            valueName: "source=file"))
    var signature: [String] = []

    @Option(help: "The header with the time that Grafana signs besides the body")
    var grafanaTimestampHeader: String?

    @Option(help: "The certificate that Amazon SNS signs with, as PEM; it is never fetched")
    var snsCertificate: String?

    @Option(
        parsing: .singleValue,
        help: "Take SNS messages of this topic only; may be given again (default: any)")
    var snsTopic: [String] = []

    @Option(help: "The largest delivery in bytes")
    var maxBody = 4 << 20

    @Option(help: "How many deliveries may wait for a commit before senders are turned away")
    var maxQueue = 4096

    @Option(help: "How many bytes of deliveries may wait")
    var maxQueueBytes = 64 << 20

    @Option(help: "How many deliveries one commit takes at most")
    var maxBatch = 1024

    @Option(help: "How many connections may be open")
    var maxConnections = 1024

    @Option(help: "Seconds that open requests have at the end")
    var drainSeconds = 30

    @Option(help: "How much is logged: trace, debug, info, notice, warning, error, critical")
    var logLevel = "info"

    @Option(help: "How changes reach git: commit, stage or write; the store's setting when absent")
    var mode: String?

    @Flag(help: "Commit even when HEAD is detached")
    var allowDetached = false

    @Flag(help: "Run git's commit hooks")
    var hooks = false
}
