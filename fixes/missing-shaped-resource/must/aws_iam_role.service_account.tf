resource "aws_iam_role" "this" {
  name = slot("own_name", "-role")

  # Service accounts of this cluster's system namespace
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRoleWithWebIdentity"
        Principal = { Federated = slot("only", "aws_iam_openid_connect_provider").arn }
        Condition = {
          StringEquals = {
            "${replace(slot("only", "aws_iam_openid_connect_provider").url, "https://", "")}:aud" = "sts.amazonaws.com"
          }
          StringLike = {
            "${replace(slot("only", "aws_iam_openid_connect_provider").url, "https://", "")}:sub" = "system:serviceaccount:kube-system:*"
          }
        }
      }
    ]
  })

  tags = slot("tags")
}
