# The kind of what is taken is left out, and what takes it says it.
module "store" {
  source = "./store"
}

resource "aws_sns_topic_subscription" "ops" {
  topic_arn = module.store.failures
  protocol  = "email"
  endpoint  = "ops@example.com"
}

resource "aws_lambda_permission" "store" {
  action        = "lambda:InvokeFunction"
  function_name = module.store.loader
  principal     = "sns.amazonaws.com"
}
