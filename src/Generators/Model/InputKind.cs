namespace Mortise.Generators.Model;

/// <summary>What a plug-in's constructor can ask for.</summary>
internal enum InputKind
{
    One,
    Optional,
    Many,
    Publisher,
    Config,
    Log,
    Paths,
    CurrentCall,
    Time,
}
