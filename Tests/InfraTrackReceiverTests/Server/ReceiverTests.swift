import ArgumentParser
import Foundation
import HTTPTypes
import Hummingbird
import InfraTrack
import InfraTrackAlerts
import HummingbirdCore
import NIOCore
import TestSupport
import Testing

@testable import InfraTrackReceiver

@Suite struct ReceiverTests {
    /// Answers requests with a committer behind.
    private func serving(
        _ words: [String] = [], store: DiskStore? = nil, lines: Lines = Lines(),
        limits: (inout ReceiverLimits) -> Void = { _ in },
        _ body: (Receiver, DiskStore) async throws -> Void
    ) async throws {
        let store = try store ?? DiskStore()
        var settings = try ReceiverSettings(
            try ReceiverArguments.parse(words), directory: store.directory.path)
        limits(&settings.limits)
        let queue = DeliveryQueue(settings.limits)
        let metrics = ReceiverMetrics()
        let committer = Committer(
            store.repository, queue, settings.commit, metrics, lines.logger)
        let receiver = Receiver(
            settings: settings, queue: queue, metrics: metrics,
            confirmations: Confirmations(
                folder: store.repository.privateDirectory, log: lines.logger),
            now: { Timestamp(seconds: 1_795_400_000) }, log: lines.logger)
        async let ended: Void = committer.run()
        let result = await outcome { try await body(receiver, store) }
        queue.close()
        try await ended
        try result.get()
    }

    private func request(
        _ path: String, _ body: String? = nil, method: HTTPRequest.Method = .post,
        headers: [String: String] = [:]
    ) -> Request {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        if let body, fields[.contentLength] == nil {
            fields[.contentLength] = "\(body.utf8.count)"
        }
        return Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "test", path: path, headerFields: fields),
            body: RequestBody(buffer: ByteBuffer(string: body ?? "")))
    }

    @Test func alertsBecomeTasks() async throws {
        try await serving { receiver, store in
            let first = await receiver.reply(
                to: request("/v1/alertmanager", Message.text("DiskFull")))
            #expect(first.status == .ok)
            #expect(first.text.hasPrefix(#"{"effect":"created","task":""#))
            #expect(first.headers[.contentType] == "application/x-ndjson; charset=utf-8")
            let again = await receiver.reply(
                to: request("/v1/alertmanager", Message.text("DiskFull")))
            #expect(again.text.hasPrefix(#"{"effect":"duplicate","#))
            let commits = try store.commits()
            #expect(commits == 2)
            let nothing = await receiver.reply(to: request("/v1/alertmanager", #"{"alerts":[]}"#))
            #expect(nothing.status == .ok)
            #expect(nothing.text.isEmpty)
        }
    }

    @Test func theUnreadableIsKeptAndNotAskedForAgain() async throws {
        let lines = Lines()
        try await serving(lines: lines) { receiver, store in
            let reply = await receiver.reply(
                to: request("/v1/alertmanager", "{\"alerts\":\"hunter2\"}"))
            #expect(reply.status == .unprocessableContent)
            #expect(
                reply.text.hasPrefix(#"{"effect":"quarantined","task":null,"problem_key":null,"#))
            let quarantine = try #require(Quarantine(of: store.repository))
            #expect(try quarantine.list().count == 1)
        }
        #expect(lines.text.contains("turned away source=alertmanager status=422"))
        #expect(!lines.text.contains("hunter2"))
    }

    @Test func theSpooledIsAcceptedAndTheLostIsNot() async throws {
        try await serving { receiver, store in
            try store.beginMerge()
            let reply = await receiver.reply(to: request("/v1/alertmanager", Message.text("One")))
            #expect(reply.status == .accepted)
        }
        try await serving(store: try DiskStore(redactor: nil)) { receiver, store in
            try store.beginMerge()
            let reply = await receiver.reply(to: request("/v1/alertmanager", Message.text("One")))
            #expect(reply.status == .serviceUnavailable)
            #expect(reply.headers[.retryAfter] == "2")
        }
    }

    @Test func pages() async throws {
        try await serving { receiver, _ in
            #expect(await receiver.reply(to: request("/healthz", method: .get)).text == "ok\n")
            #expect(await receiver.reply(to: request("/v1/nothing", "{}")).status == .notFound)
            let metrics = await receiver.reply(to: request("/metrics", method: .get))
            #expect(metrics.headers[.contentType]?.hasPrefix("text/plain; version=0.0.4") == true)
            #expect(
                metrics.text.contains(
                    #"infratrack_receiver_deliveries_total{source="unknown",status="404"} 1"#))
            #expect(await receiver.reply(to: request("/", method: .get)).status == .notFound)
            #expect(await receiver.reply(to: request("/v1", method: .get)).status == .notFound)
            let post = await receiver.reply(to: request("/healthz", ""))
            #expect(post.status == .methodNotAllowed)
            #expect(post.headers[.allow] == "GET, HEAD")
            let get = await receiver.reply(to: request("/v1/alertmanager", method: .get))
            #expect(get.status == .methodNotAllowed)
            #expect(get.headers[.allow] == "POST")
        }
    }

    @Test func withoutTheTokenNothingIsRead() async throws {
        let store = try DiskStore()
        try store.directory.writeSecret("t0ken\n", to: ".git/token")
        try await serving(["--token-file", ".git/token"], store: store) { receiver, store in
            let none = await receiver.reply(to: request("/v1/alertmanager", Message.text("One")))
            #expect(none.status == .unauthorized)
            #expect(none.headers[.wwwAuthenticate]?.contains("Bearer") == true)
            let right = await receiver.reply(
                to: request(
                    "/v1/alertmanager", Message.text("One"),
                    headers: ["Authorization": "Bearer t0ken"]))
            #expect(right.status == .ok)
            #expect(receiver.queue.level == DeliveryQueue.Level())
        }
    }

    @Test func aWrongSignatureIsRefused() async throws {
        let store = try DiskStore()
        try store.directory.writeSecret("Jefe", to: ".git/key")
        let words = ["--signature", "alertmanager=.git/key"]
        try await serving(words, store: store) { receiver, store in
            let signature =
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            let signed = await receiver.reply(
                to: request(
                    "/v1/alertmanager", "what do ya want for nothing?",
                    headers: ["X-Hub-Signature-256": signature]))
            #expect(signed.status == .unprocessableContent)
            let other = await receiver.reply(
                to: request(
                    "/v1/alertmanager", "what do ya want?",
                    headers: ["X-Hub-Signature-256": signature]))
            #expect(other.status == .unauthorized)
            #expect(receiver.queue.level == DeliveryQueue.Level())
        }
    }

    @Test func bodiesAreBounded() async throws {
        try await serving(limits: { $0.body = 100 }) { receiver, _ in
            let long = String(repeating: "x", count: 101)
            let announced = await receiver.reply(to: request("/v1/alertmanager", long))
            #expect(announced.status == .contentTooLarge)
            let hidden = await receiver.reply(
                to: request("/v1/alertmanager", long, headers: ["Content-Length": "9"]))
            #expect(hidden.status == .contentTooLarge)
            #expect(receiver.queue.level == DeliveryQueue.Level())
        }
        try await serving(limits: { $0.bodySeconds = -1 }) { receiver, _ in
            let slow = await receiver.reply(to: request("/v1/alertmanager", "{}"))
            #expect(slow.status == .requestTimeout)
        }
    }

    @Test func aFullQueueTurnsSendersAway() async throws {
        try await serving(limits: { ($0.queue, $0.queueBytes) = (2, 1000) }) { receiver, _ in
            #expect(receiver.queue.reserve(10))
            #expect(receiver.queue.reserve(10))
            let full = await receiver.reply(to: request("/v1/alertmanager", "{}"))
            #expect(full.status == .serviceUnavailable)
            #expect(full.headers[.retryAfter] == "2")
            receiver.queue.release(10)
            let free = await receiver.reply(to: request("/v1/alertmanager", #"{"alerts":[]}"#))
            #expect(free.status == .ok)
        }
    }

    @Test func aPersonConfirmsSubscriptions() async throws {
        let lines = Lines()
        try await serving(lines: lines) { receiver, store in
            let url = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=abc"
            let confirmation =
                #"{"Type":"SubscriptionConfirmation","TopicArn":"arn:a","SubscribeURL":"\#(url)"}"#
            let asked = await receiver.reply(to: request("/v1/cloudwatch", confirmation))
            #expect(asked.status == .ok)
            let folder = try #require(store.repository.privateDirectory)
            let file = "\(folder)/\(Confirmations.fileName)"
            #expect(try String(contentsOfFile: file, encoding: .utf8) == url + "\n")
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
            #expect(mode as? Int == 0o600)
            let ended = await receiver.reply(
                to: request(
                    "/v1/cloudwatch", #"{"Type":"UnsubscribeConfirmation","TopicArn":"arn:a"}"#))
            #expect(ended.status == .ok)
            let alarm =
                #"{"AlarmName":"CPU high","AWSAccountId":"1","Region":"EU","NewStateValue":"ALARM","#
                + #""OldStateValue":"OK","StateChangeTime":"2026-11-23T03:00:00.000+0000"}"#
            let alert = await receiver.reply(to: request("/v1/cloudwatch", alarm))
            #expect(alert.status == .ok)
            #expect(alert.text.contains("created"))
        }
        #expect(lines.text.contains("open it yourself"))
        #expect(!lines.text.contains("abc"))
    }

    @Test func aConfirmationThatCannotBeWrittenIsAskedForAgain() {
        let lines = Lines()
        let confirmations = Confirmations(folder: "/nonexistent", log: lines.logger)
        let reply = confirmations.take(
            Array(
                #"{"Type":"SubscriptionConfirmation","TopicArn":"arn:a","SubscribeURL":"https://a"}"#
                    .utf8))
        #expect(reply?.status == .serviceUnavailable)
    }

    @Test func aBodyThatBreaksOffIsNotTaken() async {
        struct Broken: Error {}
        let (pieces, source) = RequestBody.makeStream()
        source.finish(Broken())
        #expect(await BodyReader.read(pieces, upTo: 10, seconds: 10) == .broken)
    }

    @Test func textIsQuoted() {
        #expect(JSONText.quoted("a\"\\\n\u{7F}ö") == #""a\"\\\u000a\u007fö""#)
    }
}
