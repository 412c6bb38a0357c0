import HTTPTypes
import Hummingbird
import InfraTrack
import InfraTrackAlerts
import Logging
import NIOCore

/// Answers the senders: who they are, whether there is room, and what became of what they sent.
struct Receiver: Sendable {
    let settings: ReceiverSettings
    let queue: DeliveryQueue
    let metrics: ReceiverMetrics
    let confirmations: Confirmations
    let now: @Sendable () -> Timestamp
    let log: Logger

    func reply(to request: Request) async -> Reply {
        let path = request.uri.path
        guard path.hasPrefix("/v1/") else { return page(path, request.method) }
        let name = String(path.dropFirst(4))
        guard let source = settings.sources[name], let guarding = settings.guards[name] else {
            let reply = Reply(.notFound, "There is no source of this name here.\n")
            metrics.answered(reply.status.code, to: "unknown")
            return reply
        }
        let reply = await take(request, source, guarding)
        metrics.answered(reply.status.code, to: name)
        if reply.status.kind != .successful {
            log.notice(
                "turned away", metadata: ["source": "\(name)", "status": "\(reply.status.code)"])
        }
        return reply
    }

    private func page(_ path: String, _ method: HTTPRequest.Method) -> Reply {
        guard method == .get || method == .head else { return notAllowed("GET, HEAD") }
        switch path {
        case "/healthz": return Reply(.ok, "ok\n")
        case "/metrics":
            return Reply(
                .ok, metrics.text(queue.level, settings.limits),
                type: "text/plain; version=0.0.4; charset=utf-8")
        default: return Reply(.notFound, "There is nothing here.\n")
        }
    }

    private func notAllowed(_ methods: String) -> Reply {
        var reply = Reply(.methodNotAllowed, "Use \(methods).\n")
        reply.headers[.allow] = methods
        return reply
    }

    private func take(
        _ request: Request, _ source: any AlertSource, _ guarding: SourceGuard
    ) async -> Reply {
        guard request.method == .post else { return notAllowed("POST") }
        guard guarding.admits(authorization: request.headers[.authorization]) else {
            return .unauthorized
        }
        let limit = settings.limits.body
        let announced = request.headers[.contentLength].flatMap { Int($0) }
        guard announced ?? 0 <= limit else { return tooLarge }
        let room = announced ?? limit
        guard queue.reserve(room) else {
            return .busy("Too many deliveries are waiting.\n", seconds: settings.limits.retryAfter)
        }
        defer { queue.release(room) }
        let body: [UInt8]
        switch await BodyReader.read(
            request.body, upTo: limit, seconds: settings.limits.bodySeconds)
        {
        case .whole(let bytes): body = bytes
        case .tooLarge: return tooLarge
        case .broken: return Reply(.requestTimeout, "The body did not come in whole.\n")
        }
        let time = now()
        guard guarding.accepts(body, now: time, header: { request.header($0) }) else {
            return .unauthorized
        }
        if source.name == SNSMessage.source, let reply = confirmations.take(body) { return reply }
        return await settle(
            AlertDelivery(payload: body, source: source, receivedAt: time))
    }

    private func settle(_ delivery: AlertDelivery) async -> Reply {
        switch await queue.settle(delivery) {
        case .success(let outcomes): Reply(outcomes)
        case .failure:
            .busy(
                "It could neither be taken in nor kept; the log says why.\n",
                seconds: settings.limits.retryAfter)
        }
    }

    private var tooLarge: Reply {
        Reply(.contentTooLarge, "A body may have \(settings.limits.body) bytes.\n")
    }
}

extension Request {
    /// The value of a header by its name in any letter case.
    fileprivate func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }
}
