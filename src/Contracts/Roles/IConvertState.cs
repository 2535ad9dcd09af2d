namespace Mortise;

/// <summary>
/// Converts between an older version of a plug-in's state and its own; implemented beside
/// <see cref="IHandOver{TState}"/>, once for each older version. Both directions are pure.
/// </summary>
/// <typeparam name="TOlder">An older version; a record of this plug-in's that looks as the older one did.</typeparam>
/// <typeparam name="TState">The plug-in's own version.</typeparam>
public interface IConvertState<TOlder, TState>
    where TOlder : notnull
    where TState : notnull
{
    /// <summary>The same in the newer shape. Down after up gives what there was; an update demands it.</summary>
    TState Up(TOlder older);

    /// <summary>The same in the older shape, for an update that is rolled back.</summary>
    TOlder Down(TState state);
}
