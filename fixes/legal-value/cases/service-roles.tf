resource "aws_iam_role_policy_attachment" "glue" {
  role       = "glue"
  policy_arn = "arn:aws:iam::aws:policy/AWSGlueServiceRole"
}

resource "aws_iam_role_policy_attachment" "driver" {
  role       = "driver"
  policy_arn = "arn:aws:iam::aws:policy/AmazonEBSCSIDriverPolicy"
}
