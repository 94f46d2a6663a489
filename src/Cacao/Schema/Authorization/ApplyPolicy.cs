namespace Cacao.Schema;

/// <summary>When an authorization is checked.</summary>
public enum ApplyPolicy
{
    BeforeResolver = 0,

    /// <summary>With the resolver's result as the policy's resource.</summary>
    AfterResolver = 1,

    /// <summary>Checked before the resolver as well; the plan of a document holds no user.</summary>
    Validation = 2,
}
