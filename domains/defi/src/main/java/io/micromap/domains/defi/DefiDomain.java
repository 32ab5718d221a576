package io.micromap.domains.defi;

import io.micromap.spi.Dataset;
import io.micromap.spi.DomainModule;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import io.micromap.spi.Verifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moving crypto assets through lending, staking and exchange protocols. */
public final class DefiDomain implements DomainModule {

  private static final List<Label> LABELS =
      List.of(
          Label.of(
              "deposit_asset",
              "Supply funds to a protocol: lend, provide liquidity, add or top up collateral, or put assets into a vault or pool.",
              "deposit into the vault",
              "supply to the lending market",
              "lend out",
              "add liquidity",
              "provide liquidity",
              "add collateral",
              "post more collateral",
              "top up my vault",
              "park my stables",
              "put into the pool",
              "fund my position",
              "become a liquidity provider",
              "earn lending interest",
              "pledge as collateral",
              "lp into the pair",
              "mint atokens by supplying"),
          Label.of(
              "withdraw_asset",
              "Take supplied funds back out of a protocol, such as lent assets, collateral, vault shares or pool liquidity.",
              "withdraw my deposit",
              "pull out of the vault",
              "remove liquidity",
              "redeem vault shares",
              "take my collateral back",
              "release collateral",
              "burn lp tokens",
              "cash out of the vault",
              "exit the pool",
              "close my lp position",
              "get my supplied funds back",
              "empty the vault",
              "free up collateral",
              "stop lending and return it",
              "emergency withdraw",
              "take what I lent back"),
          Label.of(
              "swap_asset",
              "Exchange one asset for another on the same chain by converting, trading, buying or selling tokens.",
              "swap for",
              "convert to stables",
              "exchange one token for another",
              "trade for",
              "buy with usdc",
              "sell for",
              "sell all my",
              "flip into",
              "rotate into",
              "market buy",
              "market sell",
              "dump my bag",
              "ape into the token",
              "turn my tokens into",
              "min out and slippage on the dex",
              "buy the dip",
              "cash my token into eth"),
          Label.of(
              "borrow_asset",
              "Take a loan or draw credit against posted collateral.",
              "borrow against my collateral",
              "take out a loan",
              "draw against my vault",
              "open a loan",
              "get me a loan",
              "mint dai from my cdp",
              "open a cdp and generate",
              "leverage up",
              "flash loan",
              "increase my debt",
              "raise my borrow",
              "use my borrowing power",
              "draw on the credit line",
              "loan me",
              "cash advance against my eth",
              "max borrow",
              "be lent"),
          Label.of(
              "repay_asset",
              "Pay back borrowed funds to close, settle or reduce a loan or debt.",
              "repay the loan",
              "pay back",
              "pay off my debt",
              "settle what I owe",
              "pay down the loan",
              "close my loan",
              "clear my debt",
              "reduce my debt",
              "return what I borrowed",
              "deleverage",
              "wipe my debt",
              "burn dai to close the cdp",
              "zero out my borrow",
              "toward my debt",
              "get out of debt",
              "loan repayment",
              "pay the accrued interest"),
          Label.of(
              "stake_asset",
              "Lock, delegate, bond, restake or liquid-stake tokens to earn validator or protocol staking rewards.",
              "stake my tokens",
              "delegate to a validator",
              "bond my tokens",
              "restake on eigenlayer",
              "liquid stake",
              "put behind a validator",
              "nominate validators",
              "spin up a validator",
              "lock as vetokens",
              "join the staking pool",
              "delegate to a stake pool",
              "start staking",
              "add to my delegation",
              "redelegate",
              "mint steth with lido",
              "secure the network",
              "stake in the gauge"),
          Label.of(
              "unstake_asset",
              "End staking and get the staked funds out by unbonding, undelegating, unlocking or exiting a validator.",
              "unstake my tokens",
              "undelegate from the validator",
              "unbond",
              "begin unbonding",
              "exit my validator",
              "stop staking",
              "leave the staking pool",
              "unlock my staked tokens",
              "start the cooldown",
              "revoke my delegation",
              "redeem steth through lido",
              "unrestake",
              "deactivate my stake account",
              "unfreeze my trx",
              "voluntary exit",
              "pull my stake",
              "remove from the gauge"),
          Label.of(
              "claim_rewards",
              "Collect earned rewards, fees, emissions, bribes or airdropped incentives while leaving the principal in place.",
              "claim my rewards",
              "harvest the farm",
              "collect my fees",
              "claim my airdrop",
              "withdraw my staking rewards",
              "sweep pending rewards",
              "collect lp fees",
              "grab my emissions",
              "claim incentives",
              "collect bribes",
              "payout stakers",
              "reap the farm",
              "accrued rewards to my wallet",
              "withdraw validator commission",
              "claim everything pending",
              "redeem earned rewards",
              "collect the yield I earned"));

  @Override
  public String id() {
    return "defi";
  }

  @Override
  public String description() {
    return "Moving crypto assets through lending, staking and exchange protocols.";
  }

  @Override
  public List<Label> labels() {
    return LABELS;
  }

  @Override
  public List<FeaturizerDefinition> featurizers() {
    return List.of(
        FeaturizerDefinition.lexical(Map.of("negation", "true", "moods", "true")),
        FeaturizerDefinition.own("masked-entities", new MaskedEntities()));
  }

  @Override
  public List<Dataset> datasets() {
    return List.of(
        Dataset.csv(Dataset.Split.TRAINING, DefiDomain.class, "train.csv"),
        Dataset.csv(Dataset.Split.EVALUATION, DefiDomain.class, "eval.csv"),
        Dataset.csv(Dataset.Split.GOLDEN, DefiDomain.class, "golden.csv"));
  }

  @Override
  public Optional<Verifier> verifier() {
    return Optional.of(new DefiPolicy(LABELS.stream().map(Label::name).toList()));
  }
}
