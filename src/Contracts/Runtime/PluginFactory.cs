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
        var fields = FieldReader.Begin(reader, FieldNames.None, UnknownFields.Refuse);
        fields.Next(out _);
        return null;
    }

    /// <summary>Runs the constructor.</summary>
    public abstract object Create(PluginInputs inputs);
}
