using System.Runtime.CompilerServices;
using Mediator;

namespace Mortise.Bench.InProcess.Peers;

/// <summary>Answers <see cref="Add"/>.</summary>
public sealed class AddHandler : IRequestHandler<Add, int>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<int> Handle(Add request, CancellationToken cancellationToken) => new(request.Left + request.Right);
}
