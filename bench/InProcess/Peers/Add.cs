using Mediator;

namespace Mortise.Bench.InProcess.Peers;

/// <summary>The addition as a message of the mediator.</summary>
public readonly record struct Add(long Left, long Right) : IRequest<long>;
