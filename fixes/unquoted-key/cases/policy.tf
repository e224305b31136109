resource "aws_iam_role_policy" "deploy" {
  role = "deploy"
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = "*"
      Condition = {
        ForAnyValue:StringLike = { aws:TagKeys = "team" }
        StringEquals           = { aws:PrincipalTag/team = "data" }
      }
    }]
  })
}
