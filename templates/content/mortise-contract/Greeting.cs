namespace CompanyNamespace;

/// <summary>What is said. Data that crosses is immutable.</summary>
public sealed record Greeting(string Text);
