using System.Collections.Immutable;
using Mortise.Payloads;

namespace Mortise.Runtime;

/// <summary>
/// What the generator made for one plug-in: how it is constructed, without reflection. There is no more in it than
/// that, because the code of a plug-in that can leave is compiled anew each time that it is loaded; what a plug-in
/// provides and requires is in its manifest. A factory has no state, and its constructor is not run.
/// </summary>
public abstract class PluginFactory
{
    /// <summary>Reads and validates the configuration; a plug-in without one accepts only an empty object.</summary>
    /// <exception cref="PayloadException">It is not what the manifest's schema says.</exception>
    public virtual object? ReadConfig(PayloadReader reader)
    {
        FieldReader.Begin(reader, FieldNames.None, UnknownFields.Refuse).Next(out _);
        return null;
    }

    /// <summary>Runs the constructor.</summary>
    public abstract object Create(PluginInputs inputs);

    /// <summary>Gives it a configuration that was read before, as it runs; false when it needs a start.</summary>
    public virtual ValueTask<bool> ReconfigureAsync(object plugin, object? config, CancellationToken cancellation) =>
        new(false);

    /// <summary>
    /// The versions of state that it can hand over and take over, its own first; none if it has none.
    /// </summary>
    public virtual ImmutableArray<int> StateVersions => [];

    /// <summary>Exports the state in one of its versions.</summary>
    public virtual ValueTask ExportAsync(
        object plugin, int version, PayloadWriter writer, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Imports a state in one of its versions.</summary>
    /// <exception cref="PayloadException">It is not of that version.</exception>
    public virtual ValueTask ImportAsync(
        object plugin, int version, PayloadReader reader, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Has the state forgotten, because another version goes on with it.</summary>
    public virtual ValueTask ForgetAsync(object plugin, CancellationToken cancellation) => default;

    /// <summary>Converts a state of one of its versions to its own and back.</summary>
    /// <exception cref="PayloadException">It is not of that version.</exception>
    public virtual void Convert(object plugin, int version, PayloadReader reader, PayloadWriter writer) =>
        throw new NotSupportedException();
}
