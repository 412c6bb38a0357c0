import HTTPTypes
import Hummingbird
import HummingbirdCore
import InfraTrack
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// The receiver as a program of services: the server in front, the committer behind it.
struct ReceiverServer: Sendable {
    private let repository: Repository
    private let settings: ReceiverSettings
    private let log: Logger
    /// Told the port when senders are listened to.
    private let started: @Sendable (Int) async -> Void

    init(
        _ repository: Repository, _ settings: ReceiverSettings, _ log: Logger,
        started: @escaping @Sendable (Int) async -> Void
    ) {
        self.repository = repository
        self.settings = settings
        self.log = log
        self.started = started
    }

    /// Serves until one of the signals comes, and the open requests are answered.
    func run(signals: [UnixSignal]) async throws {
        let queue = DeliveryQueue(settings.limits)
        let metrics = ReceiverMetrics()
        let committer = Committer(repository, queue, settings.commit, metrics, log)
        let receiver = Receiver(
            settings: settings, queue: queue, metrics: metrics,
            confirmations: Confirmations(folder: repository.privateDirectory, log: log),
            now: repository.surroundings.now, log: log)
        // They end from the last to the first: no sender is left without an answer.
        var configuration = ServiceGroupConfiguration(
            services: [committer, application(receiver)], gracefulShutdownSignals: signals,
            logger: log)
        configuration.maximumGracefulShutdownDuration = .seconds(settings.drainSeconds)
        try await ServiceGroup(configuration: configuration).run()
    }

    private func application(_ receiver: Receiver) -> some ApplicationProtocol {
        Application(
            responder: ReceiverResponder(receiver: receiver),
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    idleTimeout: .seconds(Int64(settings.limits.bodySeconds)))),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(
                    settings.limits.connections)),
            onServerRunning: { channel in await started(channel.localAddress?.port ?? 0) },
            logger: log)
    }
}

/// The way between Hummingbird and the receiver.
struct ReceiverResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let receiver: Receiver

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        let reply = await receiver.reply(to: request)
        return Response(
            status: reply.status, headers: reply.headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: reply.text)))
    }
}
