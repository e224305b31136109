# A role has to be there when a policy names it.
resource "aws_iam_role" "one" {
  name = "one"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = aws_iam_role.two.arn }
    }]
  })
}

resource "aws_iam_role" "two" {
  name = "two"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = aws_iam_role.one.arn }
    }]
  })
}
