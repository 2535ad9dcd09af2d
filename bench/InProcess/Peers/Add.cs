using Mediator;

namespace Mortise.Bench.InProcess.Peers;

/// <summary>The addition as a message of the mediator.</summary>
public readonly record struct Add(int Left, int Right) : IRequest<int>;
