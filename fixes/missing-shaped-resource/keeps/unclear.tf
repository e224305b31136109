# What it would hold, how many there are, and which API it is of, nobody says.
output "unknown" {
  value = [
    aws_glue_job.orders.arn,
    aws_s3_bucket.many[*].arn,
    aws_apigatewayv2_stage.live.id,
  ]
}
