namespace Mortise.Cli.Leaks;

/// <summary>An object of a generation that is held by something that is not of it.</summary>
/// <param name="Context">The generation.</param>
/// <param name="Holder">The object that holds it; 0 when the root itself does.</param>
/// <param name="Root">The root, when that itself holds it.</param>
/// <param name="Target">The object of the generation.</param>
internal sealed record HeldCode(PluginContext Context, ulong Holder, HeapRoot? Root, ulong Target);
