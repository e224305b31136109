locals {
  jobs = toset(["import", "export"])
}

resource "aws_lambda_function" "job" {
  for_each = local.jobs

  function_name = "job-${each.key}"
  role          = "arn:aws:iam::123456789012:role/jobs"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "job.zip"

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.job[each.key].name
  }
}

resource "aws_cloudwatch_log_group" "job" {
  for_each = local.jobs

  name = "/jobs/${aws_lambda_function.job[each.key].function_name}"
}
