namespace Mortise.Plugins.HttpGateway.Entrance;

/// <summary>The feature of a request that an application has received: whom it lets in is its own affair.</summary>
internal sealed class AdmittedByApplication
{
    public static AdmittedByApplication Instance { get; } = new();
}
