namespace Mortise.Templates.Tests;

/// <summary>The same with names that are none in C#, and whose ids would be none.</summary>
public sealed class OddScaffold() : Scaffold("1my-shop", "1my-shop.class");
