resource "aws_iam_role_policy_attachment" "ssm" {
  role       = "app"
  policy_arn = data.aws_iam_policy.ssm.arn
}

output "cache_policy" {
  value = data.aws_cloudfront_cache_policy.caching_optimized.id
}
