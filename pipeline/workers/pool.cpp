#include "pipeline/workers/pool.h"

#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <deque>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/workers/conversion_queue.h"
#include "pipeline/workers/protocol.h"
#include "pipeline/workers/worker.h"

namespace schede {
namespace {

using Clock = std::chrono::steady_clock;

/// Requests that wait at a worker, so that it goes on at once when it has answered.
constexpr std::size_t queue_depth = 4;
/// Requests per worker that may be ahead of the oldest unanswered one, and what their records may take together.
constexpr std::size_t look_ahead = 64;
constexpr std::size_t held_bytes_limit = 8 << 20;

/// How often a worker may be killed, by a person or by a machine out of memory, before its document is blamed.
constexpr int killings_borne = 4;
/// How often one may come to a standstill before its document is left unread, and how little of the time it computes then.
constexpr int standstills_borne = 4;
constexpr int standstill_share = 100;

/// How long nothing may happen before `stop` is asked, and how short a worker may be left alone before it is looked at again.
constexpr std::chrono::milliseconds longest_wait{1000}, shortest_look{10};

/// A request on its way, from the source to the sink.
struct Ticket {
  Request request;
  std::optional<FileAnswer> answer;
  std::size_t wanted_bytes = 0;                    ///< of documents that are being converted
  int crashes = 0, killings = 0, standstills = 0;  ///< of its workers

  /// Its worker fell once already: it is tried alone.
  [[nodiscard]] bool is_suspect() const { return crashes + killings + standstills > 0; }
  [[nodiscard]] bool is_given_up() const { return crashes == 2 || killings == killings_borne; }
};

/// What is held of an answer until its turn.
std::size_t size_of(const FileAnswer& answer) {
  std::size_t size = 0;
  for (const auto& outcome : answer.outcomes) size += outcome.line.size();
  for (const auto& wanted : answer.wanted) size += wanted.bytes.size();
  return size;
}

struct Worker {
  std::unique_ptr<Child> child;  ///< started when there is work for it
  std::deque<Ticket*> queue;     ///< sent and not answered, in order: it is at the first
  std::string to_send, arrived;
  std::chrono::nanoseconds cpu_begun{},
      cpu_looked_at{};  ///< its CPU time when it began with the first of the queue, or gave any sign since
  Clock::time_point looked_at, next_look;

  [[nodiscard]] bool takes(const Ticket& ticket) const {
    if (queue.empty()) return true;
    return queue.size() < queue_depth && !ticket.is_suspect() && !queue.back()->is_suspect();
  }
};

class Pool {
 public:
  Pool(const PoolLimits& limits, const PoolWork& work, const RequestSource& next, const OutcomeSink& deliver)
      : limits_(limits),
        work_(work),
        next_(next),
        deliver_(deliver),
        workers_(std::max(1U, limits.workers)),
        conversions_(limits.converter, std::chrono::ceil<std::chrono::seconds>(limits.deadline)) {}

  void run() {
    while (true) {
      hand_out();
      if (tickets_.empty()) return;
      wait();
      for (auto& worker : workers_) hear(worker);
      take_converted();
      deliver_finished();
    }
  }

 private:
  /// Keeps every worker's queue filled.
  void hand_out() {
    while (auto* worker = freest()) {
      auto* ticket = next_ticket();
      if (!ticket) return;
      if (!worker->takes(*ticket)) {
        waiting_.push_front(ticket);
        return;
      }
      give(*worker, ticket);
    }
  }

  Worker* freest() {
    const auto shorter = [](const Worker& a, const Worker& b) { return a.queue.size() < b.queue.size(); };
    auto& worker = *std::min_element(workers_.begin(), workers_.end(), shorter);
    return worker.queue.size() < queue_depth ? &worker : nullptr;
  }

  Ticket* next_ticket() {
    if (!waiting_.empty()) {
      auto* ticket = waiting_.front();
      waiting_.pop_front();
      return ticket;
    }
    if (tickets_.size() >= look_ahead * workers_.size() || held_bytes_ >= held_bytes_limit) return nullptr;
    auto request = next_(tickets_.empty());
    if (!request) return nullptr;
    return &tickets_.emplace_back(Ticket{std::move(*request), {}});
  }

  void give(Worker& worker, Ticket* ticket) {
    if (!worker.child) start(worker);
    if (worker.queue.empty()) begin(worker);
    worker.queue.push_back(ticket);
    append_request(ticket->request, worker.to_send);
    worker.child->send(worker.to_send);
  }

  void start(Worker& worker) {
    const auto body = [&](int socket) { return serve(socket, socket, work_.process) ? 0 : 1; };
    worker.child = std::make_unique<Child>(limits_.worker, body);
  }

  void begin(Worker& worker) const {
    worker.cpu_begun = worker.cpu_looked_at = worker.child->cpu_time();
    worker.looked_at = Clock::now();
    worker.next_look = worker.looked_at + limits_.deadline;
  }

  /// Until a worker says something or one is to be looked at, or something is converted.
  void wait() {
    std::vector<pollfd> polled = {{conversions_.descriptor(), POLLIN, 0}};
    auto end = Clock::now() + longest_wait;
    for (const auto& worker : workers_) {
      if (worker.queue.empty()) continue;
      polled.push_back({worker.child->socket(), static_cast<short>(worker.to_send.empty() ? POLLIN : POLLIN | POLLOUT), 0});
      end = std::min(end, worker.next_look);
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    if (::poll(polled.data(), polled.size(), static_cast<int>(std::max<decltype(left)>(left, 0))) == 0) (void)work_.stop();
  }

  void hear(Worker& worker) {
    if (worker.queue.empty()) return;
    worker.child->send(worker.to_send);
    const auto heard = worker.arrived.size();
    const bool alive = worker.child->receive(worker.arrived);
    if (worker.arrived.size() > heard) begin(worker);
    const bool sound = take_answers(worker);
    if (worker.queue.empty()) return;
    if (!alive || !sound) {
      fallen(worker, !alive && worker.child->was_killed());
    } else if (Clock::now() >= worker.next_look) {
      look_at(worker);
    }
  }

  void look_at(Worker& worker) {
    const auto now = Clock::now();
    const auto cpu = worker.child->cpu_time(), used = cpu - worker.cpu_begun;
    if (used >= limits_.deadline) {
      settle(*worker.queue.front(), {ErrorCode::limits_exceeded, {}, "seconds"});
      return replace(worker);
    }
    if (const auto passed = now - worker.looked_at; passed >= limits_.deadline) {
      if (cpu - worker.cpu_looked_at < passed / standstill_share) return at_standstill(worker);
      worker.looked_at = now;
      worker.cpu_looked_at = cpu;
    }
    worker.next_look = now + std::max<std::chrono::nanoseconds>(limits_.deadline - used, shortest_look);
  }

  void at_standstill(Worker& worker) {
    auto& ticket = *worker.queue.front();
    if (++ticket.standstills == standstills_borne) ticket.answer = unread(ETIMEDOUT);
    if (work_.stop()) ticket.answer = unread(ECANCELED);
    replace(worker);
  }

  /// False when what came is no answer: the worker is out of its mind.
  bool take_answers(Worker& worker) try {
    std::string_view rest(worker.arrived);
    while (!worker.queue.empty()) {
      auto answer = take_answer(rest);
      if (!answer) break;
      hold(*worker.queue.front(), std::move(*answer));
      worker.queue.pop_front();
    }
    worker.arrived.erase(0, worker.arrived.size() - rest.size());
    return true;
  } catch (const std::exception&) {
    return false;
  }

  /// Keeps an answer until its turn, or until what it wants is converted. Throws std::runtime_error where it wants more than at first.
  void hold(Ticket& ticket, FileAnswer answer) {
    if (!answer.wanted.empty() && !ticket.request.converted.empty()) throw std::runtime_error("documents are converted once");
    held_bytes_ += size_of(answer);
    if (answer.wanted.empty()) {
      ticket.answer = std::move(answer);
      return;
    }
    ticket.wanted_bytes = size_of(answer);
    conversions_.add(ticket.request, std::move(answer.wanted));
  }

  /// Whose documents are converted waits for a worker.
  void take_converted() {
    while (const auto* request = conversions_.next_done()) {
      auto& ticket = *std::ranges::find(tickets_, request, [](const Ticket& each) { return &each.request; });
      held_bytes_ -= std::exchange(ticket.wanted_bytes, 0);
      waiting_.push_back(&ticket);
    }
  }

  void fallen(Worker& worker, bool killed) {
    auto& ticket = *worker.queue.front();
    ++(killed ? ticket.killings : ticket.crashes);
    if (ticket.is_given_up()) settle(ticket, {ErrorCode::processing_failed, {}, "crash"});
    replace(worker);
  }

  void settle(Ticket& ticket, const Error& error) {
    ticket.answer = work_.refuse(ticket.request, error);
    held_bytes_ += size_of(*ticket.answer);
  }

  /// Ends a worker; what it has not answered waits for another, in order.
  void replace(Worker& worker) {
    const auto unanswered = [](const Ticket* ticket) { return !ticket->answer; };
    waiting_.insert(waiting_.begin(), std::find_if(worker.queue.begin(), worker.queue.end(), unanswered), worker.queue.end());
    worker = Worker{};
  }

  void deliver_finished() {
    while (!tickets_.empty() && tickets_.front().answer) {
      auto ticket = std::move(tickets_.front());
      tickets_.pop_front();
      held_bytes_ -= size_of(*ticket.answer);
      deliver_(ticket.request, std::move(*ticket.answer));
    }
  }

  const PoolLimits& limits_;
  const PoolWork& work_;
  const RequestSource& next_;
  const OutcomeSink& deliver_;
  std::deque<Ticket> tickets_;   ///< in the order of requests; grows at its end and shrinks at its front, so that pointers into it stay
  std::deque<Ticket*> waiting_;  ///< back from a worker that was replaced
  std::size_t held_bytes_ = 0;   ///< records that wait for an earlier one
  std::vector<Worker> workers_;
  ConversionQueue conversions_;
};

}  // namespace

PoolWork work_with(const Reader& reader, const Stop& stop) {
  return {[&reader](const Request& request) { return process(request, reader); },
          [&reader, stop](const Request& request, const Error& error) { return refuse(request, error, reader, stop); }, stop};
}

void run_pool(const PoolLimits& limits, const PoolWork& work, const RequestSource& next, const OutcomeSink& deliver) {
  Pool(limits, work, next, deliver).run();
}

}  // namespace schede
